import type { Endpoint } from '@onsale/contracts/endpoint';
import { partnerPath } from '@onsale/contracts/partner-path';
import { endpointsOf } from '@onsale/contracts/registry';
import { alarm } from './alarm.ts';
import type { ExpandedConfiguration, Resource } from './configuration.ts';
import { exportName, importShared, pascal } from './names.ts';

type Functions = ExpandedConfiguration['functions'];
type Place = { readonly service: string; readonly stage: string };

/** A share of a service's answers that is watched: a field of the API's access log, and from where on it is bad. */
type Share = {
  readonly name: 'errors' | 'slow-answers';
  readonly field: string;
  readonly badFrom: number;
  readonly says: string;
};

const shares: readonly Share[] = [
  { name: 'errors', field: 'status', badFrom: 500, says: 'answers with a status of 500 or more' },
  { name: 'slow-answers', field: 'milliseconds', badFrom: 3000, says: 'answers later than after three seconds' },
];

/** Of all answers in a minute. A version that fails always has a tenth of the traffic, so ten times that while it is a canary. */
const tolerated = 0.01;

export const answerAlarmIds: readonly string[] = shares.map(({ name }) => `${idOf(name)}Alarm`);

/**
 * Two alarms over all that a service answers, which also roll back its canaries. Read from the API's access log, since only the
 * gateway sees a function that crashes or times out. A metric costs $0.30 a month where every hour had a request, else nothing.
 */
export const answerAlarms = (functions: Functions, { service, stage }: Place): Record<string, Resource> => {
  const paths = [...new Set(Object.values(endpointsOf(service)).flatMap(pathsOf))];
  if (paths.length === 0) return {};
  const own = paths.map((path) => `($.path = "${path}")`);
  // An authorizer that fails is no fault of the service whose path was asked for.
  const authorizes = Object.values(functions).some(({ authorizer }) => authorizer);
  const ofService = [...own, ...(authorizes ? ['($.refusedBy = "AUTHORIZER_*")'] : [])].join(' || ');
  return Object.fromEntries(shares.flatMap((share) => Object.entries(watch(share, ofService, { service, stage }))));
};

const pathsOf = (endpoint: Endpoint): string[] => (endpoint.partners ? [endpoint.path, partnerPath(endpoint)] : [endpoint.path]);

const watch = ({ name, field, badFrom, says }: Share, ofService: string, { service, stage }: Place) => {
  const metric = { Namespace: exportName(stage, service), MetricName: name };
  const filter = (condition: string, value: string): Resource => ({
    Type: 'AWS::Logs::MetricFilter',
    Properties: {
      LogGroupName: importShared(stage, 'AccessLogGroupName'),
      FilterPattern: `{ (${condition}) && (${ofService}) }`,
      MetricTransformations: [{ MetricNamespace: metric.Namespace, MetricName: metric.MetricName, MetricValue: value }],
    },
  });
  // One metric of ones and zeros: its average is the share.
  return {
    [`${idOf(name)}Bad`]: filter(`$.${field} >= ${badFrom}`, '1'),
    [`${idOf(name)}Good`]: filter(`$.${field} < ${badFrom}`, '0'),
    [`${idOf(name)}Alarm`]: alarm({
      stage,
      name: `${service}-${name}`,
      says: `More than 1 % of what ${service} serves in a minute are ${says}.`,
      runbook: 'bad-answers',
      metric,
      statistic: 'Average',
      above: tolerated,
      minutes: 1,
    }),
  };
};

function idOf(name: Share['name']): string {
  return name.split('-').map(pascal).join('');
}
