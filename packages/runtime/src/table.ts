import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import type { Transition } from '@onsale/kernel/transition';
import { Throttled, transactionThrottles, Unavailable } from './faults.ts';
import { sendItemRequestsDirectly } from './item-requests.ts';
import { pauseAbout } from './retry-pause.ts';

/** The DynamoDB client of a function: made once on cold start, connections kept. Three tries in all, well inside a 10 s function. */
export const documentClient = (): DynamoDBDocumentClient => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 3 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  sendItemRequestsDirectly(client);
  return client;
};

/**
 * Makes a conditional write of one item. False: its condition did not hold, perhaps since the write itself was done, its answer lost, and
 * tried again (unlike a transaction, which has a token). Other faults are thrown.
 */
export const happens = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (fault) {
    if (isConditionFailure(fault)) return false;
    throw fault;
  }
};

/** Did a single write lose against its condition? */
export const isConditionFailure = (fault: unknown): boolean =>
  fault instanceof Error && fault.name === 'ConditionalCheckFailedException';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Which items of a transaction lost against their conditions, by index. */
export type Lost = { readonly lost: readonly number[] };

/** DynamoDB's limit of a transaction. */
export const mostItems = 100;

/** Milliseconds. Another transaction at the same item is over within some 10; no SDK tries what cancelled a transaction again by itself. */
const pauses = [20, 60, 180];

/** Why a transaction is cancelled that may be written a moment later. */
const conflict = 'TransactionConflict';

/**
 * Writes all or nothing (2 write units an item and kB). Throws where there are more than `mostItems`.
 * A failed condition is a value; a conflict with another transaction and a throttle are tried again, and at last a fault that passes.
 */
export const transact = async (client: DynamoDBDocumentClient, items: readonly TransactItem[]): Promise<Result<void, Lost>> => {
  if (items.length > mostItems) throw new Error(`A transaction of ${items.length} items: DynamoDB takes ${mostItems}`);
  let throttled = false;
  for (const pause of [...pauses, undefined]) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: [...items] }));
      return ok(undefined);
    } catch (fault) {
      const reasons = reasonsOf(fault);
      const lost = reasons.flatMap((reason, index) => (reason === 'ConditionalCheckFailed' ? [index] : []));
      if (lost.length > 0) return err({ lost });
      throttled = transactionThrottles.some((throttle) => reasons.includes(throttle));
      if (!throttled && !reasons.includes(conflict)) throw fault;
      if (pause !== undefined) await pauseAbout(pause);
    }
  }
  throw throttled
    ? new Throttled('The table takes no more writes just now')
    : new Unavailable('Other transactions were at the same item');
};

const reasonsOf = (fault: unknown): (string | undefined)[] =>
  fault instanceof Error && 'CancellationReasons' in fault && Array.isArray(fault.CancellationReasons)
    ? fault.CancellationReasons.map((reason: { Code?: string }) => reason.Code)
    : [];

type Expression = {
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues: Record<string, unknown>;
};

/**
 * The update that makes a declared state change and nothing else: sets `status`, counts `version` up and writes `set`,
 * provided that the item is in one of the states that the change may start from.
 */
export const transitionUpdate = (
  change: Transition,
  set: Readonly<Record<string, unknown>> = {},
): Expression & { readonly UpdateExpression: string; readonly ConditionExpression: string } => {
  const fields = Object.entries(set).filter(([, value]) => value !== undefined);
  return {
    UpdateExpression: `SET ${['#status = :to', ...fields.map(([name]) => `#${name} = :${name}`)].join(', ')} ADD #version :one`,
    ConditionExpression: `#status IN (${change.from.map((_, index) => `:from${index}`).join(', ')})`,
    ExpressionAttributeNames: {
      '#status': 'status',
      '#version': 'version',
      ...Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
    },
    ExpressionAttributeValues: {
      ':to': change.to,
      ':one': 1,
      ...Object.fromEntries(change.from.map((state, index) => [`:from${index}`, state])),
      ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
    },
  };
};
