import type { Addition, Place } from './addition.ts';
import { answerAlarms } from './answer-alarms.ts';
import { callerPlace } from './caller-place.ts';
import type { CallerPlace } from './caller-place.ts';
import { callStatements } from './calls.ts';
import type { ExpandedConfiguration, ExpandedFunction, FunctionConfiguration, FunctionEvent } from './configuration.ts';
import type { Resource, ServiceConfiguration, Value } from './configuration.ts';
import { endpointEvent, isAudited } from './endpoint-event.ts';
import { failureAlarms } from './failure-alarms.ts';
import { gatewayResponses } from './gateway-problems.ts';
import { mergedOnce } from './merge.ts';
import { outboxEvent } from './outbox-event.ts';
import { withoutOwnImports } from './own-imports.ts';
import { withPrivateBuckets } from './private-buckets.ts';
import { inboxEvent, taskEvent } from './queue-event.ts';
import { declaredResources } from './resources.ts';
import { siteAddress } from './site-address.ts';
import { stageOf } from './stage.ts';
import { tableStatements } from './table-rights.ts';
import { changesEvent, writtenEvent } from './table-stream.ts';
import { unknownPaths } from './unknown-paths.ts';

/** Our own kinds of events, each made of the contracts. Every other kind is osls' own and stays as it is. */
const ownKinds: Readonly<Record<string, (value: Value, place: Place) => Addition>> = {
  endpoint: endpointEvent,
  inbox: inboxEvent,
  task: taskEvent,
  outbox: outboxEvent,
  changes: changesEvent,
  written: writtenEvent,
};

const defaultTimeout = 6; // seconds, osls' own

/**
 * Turns our kinds of events, `table`, `calls`, `gatewayProblems` and `unknownPathsBelow` into what osls and CloudFormation know, merges
 * lists of fragments, makes buckets private and adds the alarms of the stage. The argument stays as it is. Throws an Error that names the service, the function
 * and the fault.
 */
export const expandService = (configuration: ServiceConfiguration): ExpandedConfiguration => {
  const service = configuration.service.replace(/^onsale-/, '');
  const functions = mergedOnce(`service ${service}: function`, listOf(configuration.functions));
  const { provider } = configuration;
  const row = stageOf(configuration.custom?.stage, provider.stage);
  const { resources, outputs } = declaredResources(listOf(configuration.resources), service, provider.stage);
  const taskFunctions = Object.keys(functions).filter((name) => functions[name]?.events?.some((event) => 'task' in event));

  const expanded = Object.entries(functions).map(([functionName, fn]) => {
    const timeout = fn.timeout ?? provider.timeout ?? defaultTimeout;
    return expandFunction(fn, { service, stage: provider.stage, functionName, timeout, taskFunctions }, callerPlace(row));
  });
  const expandedFunctions = Object.fromEntries(expanded.map(({ functionName, fn }) => [functionName, fn]));
  const place = { service, stage: provider.stage };
  const expandedConfiguration = {
    ...configuration,
    provider: { ...provider, environment: { ...provider.environment, SERVICE: service, ...tableName(resources) } },
    functions: expandedFunctions,
    resources: {
      Resources: withPrivateBuckets(
        mergedOnce(`service ${service}: resource`, [
          resources,
          gatewayResponses(configuration.custom?.gatewayProblems ?? {}, provider.stage),
          unknownPaths(configuration.custom?.unknownPathsBelow ?? [], provider.stage),
          ...expanded.map((each) => each.resources),
          ...(row.alarms ? [failureAlarms(expandedFunctions, place), answerAlarms(expandedFunctions, place)] : []),
        ]),
      ),
      Outputs: outputs,
    },
  };
  return withoutOwnImports(expandedConfiguration, siteAddress(row.domain, provider.stage));
};

const expandFunction = (
  { calls = [], table, index, scan, gatherSeconds = 0, ...fn }: FunctionConfiguration,
  where: Omit<Place, 'gatherSeconds'>,
  whereCallersAre: CallerPlace,
) => {
  const place = { ...where, gatherSeconds };
  const { statements: rightsThere, ...there } = calls.length > 0 ? whereCallersAre : { statements: [] };
  const additions = (fn.events ?? []).map((event) => expandEvent(event, place));
  const statements = [
    ...tableStatements({ table, index, scan, audits: (fn.events ?? []).some((event) => isAudited(event, place)) }, place),
    ...(fn.iamRoleStatements ?? []),
    ...additions.flatMap((each) => each.statements ?? []),
    ...callStatements(calls, place),
    ...rightsThere,
  ];
  const expanded: ExpandedFunction = {
    ...fn,
    ...there,
    events: additions.flatMap((each) => each.events),
    environment: additions.reduce((all, { environment }) => ({ ...all, ...environment }), {
      ...fn.environment,
      ...(scan && { SCANNED_ATTRIBUTES: scan.join(' ') }),
    }),
    iamRoleStatements: statements,
  };
  const resources = mergedOnce<Resource>(
    `service ${place.service}, function ${place.functionName}: resource`,
    additions.map((each) => each.resources ?? {}),
  );
  return { functionName: place.functionName, fn: expanded, resources };
};

const expandEvent = (event: FunctionEvent, place: Place): Addition => {
  const [[kind, value] = []] = Object.entries(event);
  const expand = kind === undefined ? undefined : ownKinds[kind];
  return expand && value !== undefined ? expand(value, place) : { events: [event] };
};

const tableName = (resources: Readonly<Record<string, Resource>>) =>
  'Table' in resources ? { TABLE_NAME: { Ref: 'Table' } } : {};

const listOf = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T]; // Array.isArray does not narrow a readonly list
