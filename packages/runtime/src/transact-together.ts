import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Result } from '@onsale/kernel/result';
import { log } from './logger.ts';
import { transact } from './table.ts';
import type { Lost, TransactItem } from './table.ts';

/** DynamoDB's limit of a transaction. */
const mostItems = 100;

type Transact = (items: readonly TransactItem[]) => Promise<Result<void, Lost>>;

type Waiting = {
  readonly items: readonly TransactItem[];
  readonly settle: (written: Promise<Result<void, Lost>>) => void;
};

/**
 * `transact` for what a batch does side by side: transactions that are asked for in the same turn of the event loop are sent as one, so that a
 * batch of messages is one request and one commit instead of one each. Each is still all or nothing, with its own answer: where the one fails for
 * whatever reason, each is written by itself.
 */
export const transactTogether = (client: DynamoDBDocumentClient): Transact => {
  let waiting: Waiting[] = [];

  const send = (all: readonly Waiting[]): void => {
    const [only, ...others] = all;
    if (!only) return;
    if (others.length === 0) {
      only.settle(transact(client, only.items));
      return;
    }
    const together = transact(
      client,
      all.flatMap(({ items }) => items),
    ).catch((fault: unknown) => {
      log.warn('NOT_TOGETHER', { transactions: all.length, fault: String(fault) });
      return undefined;
    });
    for (const { items, settle } of all) settle(together.then((written) => (written?.ok ? written : transact(client, items))));
  };

  const sendAll = (): void => {
    const all = waiting;
    waiting = [];
    for (const some of inParts(all)) send(some);
  };

  return (items) =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(sendAll);
      waiting.push({ items, settle: resolve });
    });
};

/** In their order, each part no more than a transaction takes. */
const inParts = (all: readonly Waiting[]): Waiting[][] => {
  const parts: Waiting[][] = [];
  let room = 0;
  for (const each of all) {
    if (each.items.length > room) {
      parts.push([]);
      room = mostItems;
    }
    parts.at(-1)?.push(each);
    room -= each.items.length;
  }
  return parts;
};
