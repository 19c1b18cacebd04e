import type { Resource } from '../src/configuration.ts';
import { assumptions, prices } from './prices.ts';

/** A line of the bill for a month in which nobody comes. USD. */
export type Item = { readonly what: string; readonly count: number; readonly dollars: number };

type Priced = {
  readonly what: string;
  readonly matches: (resource: Resource) => boolean;
  readonly dollarsEach: (resource: Resource) => number;
};

const isOf = (type: string) => (resource: Resource) => resource.Type === type;
const mentions = (resource: Resource, text: string) => JSON.stringify(resource.Properties).includes(text);

const runsAMonth = ({ Properties }: Resource): number => {
  const [, every = '', unit = ''] =
    /^rate\((\d+) (minute|hour|day)s?\)$/.exec(Properties?.['ScheduleExpression'] as string) ?? [];
  const hours = { minute: 1 / 60, hour: 1, day: 24 }[unit];
  if (hours === undefined) throw new Error(`cannot price the schedule ${JSON.stringify(Properties?.['ScheduleExpression'])}`);
  return assumptions.hours / (Number(every) * hours);
};

const functionGigabytes = 0.5;
const scheduledRun =
  prices.invocation +
  assumptions.scheduledSeconds * functionGigabytes * prices.gigabyteSecond +
  prices.read +
  assumptions.scheduledLogGigabytes * (prices.logGigabyte + prices.keptLogGigabyte);

const priced: readonly Priced[] = [
  {
    what: 'queues that a function polls',
    matches: (each) => isOf('AWS::Lambda::EventSourceMapping')(each) && mentions(each, 'Queue'),
    dollarsEach: () => assumptions.pollsAQueue * prices.queueRequest,
  },
  { what: 'alarms', matches: isOf('AWS::CloudWatch::Alarm'), dollarsEach: () => prices.alarm },
  {
    what: 'tables: what is stored',
    matches: isOf('AWS::DynamoDB::Table'),
    dollarsEach: () => assumptions.gigabytesATable * prices.tableGigabyte,
  },
  {
    what: 'tables: point-in-time recovery',
    matches: (each) => isOf('AWS::DynamoDB::Table')(each) && mentions(each, '"PointInTimeRecoveryEnabled":true'),
    dollarsEach: () => assumptions.gigabytesATable * prices.recoveryGigabyte,
  },
  {
    what: 'buckets: what is stored',
    matches: isOf('AWS::S3::Bucket'),
    dollarsEach: () => assumptions.gigabytesABucket * prices.bucketGigabyte,
  },
  {
    what: 'schedules and what they run',
    matches: isOf('AWS::Events::Rule'),
    dollarsEach: (rule) => runsAMonth(rule) * scheduledRun,
  },
];

/** Types that cost nothing while nobody comes, or nothing at all. */
const free: readonly RegExp[] = [
  /^AWS::ApiGateway::/, // a request
  /^AWS::CloudFront::/, // a request and a byte
  /^AWS::Cognito::/, // a person who signs in, after the first 10,000 of a month
  /^AWS::CodeDeploy::/, // nothing for Lambda
  /^AWS::IAM::/,
  /^AWS::Lambda::(Function|Version|Alias|Permission|EventSourceMapping)$/, // a run; Lambda reads DynamoDB streams for free
  /^AWS::Logs::(LogGroup|MetricFilter|SubscriptionFilter)$/, // a byte; a metric only in hours in which it gets a value
  /^AWS::S3::BucketPolicy$/,
  /^AWS::SNS::/, // a message
  /^AWS::SQS::(Queue|QueuePolicy)$/, // a request
  /^Custom::ReleaseCheck$/, // a deploy
];

/** The bill by kinds of resources. Throws at a type that nobody has looked up a price for. */
export const idleMonth = (resources: readonly Resource[]): Item[] => {
  const unknown = resources.filter(
    (each) => !priced.some(({ matches }) => matches(each)) && !free.some((type) => type.test(each.Type)),
  );
  if (unknown.length > 0) throw new Error(`no price for ${[...new Set(unknown.map(({ Type }) => Type))].join(', ')}`);
  return priced.map(({ what, matches, dollarsEach }) => {
    const found = resources.filter(matches);
    return { what, count: found.length, dollars: found.reduce((sum, each) => sum + dollarsEach(each), 0) };
  });
};

export const totalOf = (items: readonly Item[]): number => items.reduce((sum, { dollars }) => sum + dollars, 0);

export const asTable = (stage: string, items: readonly Item[]): string =>
  [
    `An idle month on ${stage}, at list price`,
    ...items.map(({ what, count, dollars }) => `  ${what.padEnd(32)}${String(count).padStart(4)}  $${dollars.toFixed(2)}`),
    `  ${'together'.padEnd(36)}  $${totalOf(items).toFixed(2)}`,
  ].join('\n');
