import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import type { ClientRequest, OutgoingHttpHeaders } from 'node:http';
import { noCounts } from './counts.ts';
import type { Counts, CountsByFunction } from './counts.ts';

/** The body of a DynamoDB request, as far as it says how many items it touches and where. */
type Body = {
  readonly TransactItems?: readonly object[];
  readonly RequestItems?: Readonly<Record<string, readonly object[] | { readonly Keys: readonly object[] }>>;
  readonly Key?: { readonly pk?: { readonly S?: string } };
};

const current = new AsyncLocalStorage<string>();
let counted: Record<string, Counts> = {};
let writesByKey: Record<string, number> = {};

const countsOf = (functionName: string): Counts => (counted[functionName] ??= noCounts());

/** Runs an invocation so that what it asks of AWS is counted under its function's name. */
export const counting = <T>(functionName: string, work: () => T): T => {
  countsOf(functionName).invocations++;
  return current.run(functionName, work);
};

/** What was counted since the last time; `writesByKey` are updates by partition key. */
export type Taken = { readonly counts: CountsByFunction; readonly writesByKey: Readonly<Record<string, number>> };

export const takeCounts = (): Taken => {
  const taken = { counts: counted, writesByKey };
  counted = {};
  writesByKey = {};
  return taken;
};

type Options = { readonly headers?: OutgoingHttpHeaders; readonly path?: string };

/** From now on what this process asks of AWS is counted: the one place where they all pass, whatever bundle they come from. */
export const countRequests = (): void => {
  const send = http.request as (options: Options, ...rest: unknown[]) => ClientRequest; // how the SDK and ourselves call it
  const counted = (options: Options, ...rest: unknown[]): ClientRequest => {
    const request = send(options, ...rest);
    const functionName = current.getStore();
    const isOurOwn = options.path?.startsWith('/internal/'); // another function's invocation, and counted there
    if (functionName !== undefined && !isOurOwn)
      count(request, countsOf(functionName), String(options.headers?.['x-amz-target'] ?? ''));
    return request;
  };
  http.request = counted as typeof http.request; // the same call
};

const count = (request: ClientRequest, counts: Counts, target: string): void => {
  const [, operation] = /^DynamoDB_\d+\.(\w+)$/.exec(target) ?? [];
  if (operation === undefined) {
    counts.messages++;
    return;
  }
  const end = request.end.bind(request) as (...args: unknown[]) => ClientRequest; // called by the SDK in one of its ways
  request.end = ((body: unknown, ...rest: unknown[]) => {
    const text = typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : Buffer.alloc(0);
    counts.bytes += text.length;
    const writes = countItems(operation, text, counts);
    request.once('response', ({ statusCode = 500 }) => {
      if (statusCode >= 400) counts.refusedWrites += writes;
    });
    return end(body, ...rest);
  }) as typeof request.end;
};

/** Answers how many items are written. */
const countItems = (operation: string, text: Buffer, counts: Counts): number => {
  const { reads = 0, writes = 0, checks = 0, inTransaction = false } = itemsOf(operation, text);
  counts.reads += reads;
  counts.writes += writes;
  if (writes > 0) counts.writeRequests++;
  if (inTransaction) counts.transactionItems += writes + 2 * checks; // a check writes nothing, and costs as much as a write
  return writes;
};

type Items = { reads?: number; writes?: number; checks?: number; inTransaction?: boolean };

const itemsOf = (operation: string, text: Buffer): Items => {
  const body = () => JSON.parse(text.toString()) as Body; // the SDK wrote it
  switch (operation) {
    case 'GetItem':
    case 'Query':
    case 'Scan':
      return { reads: 1 };
    case 'UpdateItem': {
      const key = body().Key?.pk?.S ?? '';
      writesByKey[key] = (writesByKey[key] ?? 0) + 1;
      return { writes: 1 };
    }
    case 'PutItem':
    case 'DeleteItem':
      return { writes: 1 };
    case 'TransactWriteItems': {
      const { TransactItems: items = [] } = body();
      const checks = items.filter((item) => 'ConditionCheck' in item).length;
      return { writes: items.length - checks, checks, inTransaction: true };
    }
    case 'BatchGetItem':
      return { reads: sum(body(), (each) => ('Keys' in each ? each.Keys.length : 0)) };
    case 'BatchWriteItem':
      return { writes: sum(body(), (each) => ('length' in each ? each.length : 0)) };
    default:
      return {};
  }
};

type Requested = NonNullable<Body['RequestItems']>[string];

const sum = ({ RequestItems = {} }: Body, size: (each: Requested) => number): number =>
  Object.values(RequestItems).reduce((total, each) => total + size(each), 0);
