import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Result } from '@onsale/kernel/result';
import { isThrottle } from './faults.ts';
import { log } from './logger.ts';
import { transact } from './table.ts';
import type { Lost, TransactItem } from './table.ts';
import { inParts } from './transaction-parts.ts';

type Transact = (items: readonly TransactItem[]) => Promise<Result<void, Lost>>;

type Waiting = {
  readonly items: readonly TransactItem[];
  readonly settle: (written: Promise<Result<void, Lost>>) => void;
};

/**
 * `transact` for what a batch does side by side: transactions that are asked for in the same turn of the event loop, or while the former are being
 * written, are sent as one, so that a batch of messages is one request and one commit instead of one each. Each is still all or nothing, with its
 * own answer: where the one fails, each is written by itself, but for a throttle: that is every one's, since more requests would make it worse.
 */
export const transactTogether = (client: DynamoDBDocumentClient): Transact => {
  let waiting: readonly Waiting[] = [];
  let writing = false;

  const send = async (members: readonly Waiting[], all: readonly TransactItem[]): Promise<void> => {
    const together = transact(client, all);
    const isEveryones = members.length === 1 || (await together.then(({ ok }) => ok, isEveryonesFault(members)));
    await Promise.allSettled(
      members.map(({ items, settle }) => {
        const written = isEveryones ? together : transact(client, items);
        settle(written);
        return written;
      }),
    );
  };

  const sendAll = async (): Promise<void> => {
    const { parts, later } = inParts(waiting);
    waiting = later;
    await Promise.all(parts.map(({ members, items }) => send(members, items)));
    if (waiting.length > 0) setImmediate(() => void sendAll());
    else writing = false;
  };

  return (items) =>
    new Promise((settle) => {
      waiting = [...waiting, { items, settle }];
      if (!writing) setImmediate(() => void sendAll());
      writing = true;
    });
};

const isEveryonesFault =
  ({ length: transactions }: readonly Waiting[]) =>
  (fault: unknown): boolean => {
    log.warn('NOT_TOGETHER', { transactions, fault: String(fault) });
    return isThrottle(fault);
  };
