import { refusal } from '@onsale/contracts/use-case';
import type { Caller } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';

/** A webhook and its secret have no end, so nobody makes one, changes it or gets its secret with a key that has. They may delete it. */
export const lastingCaller = ({ endsAt }: Caller) =>
  endsAt === undefined
    ? ok(undefined)
    : refusal('forbidden', {
        detail: 'This key ends, and a webhook does not: use the newest secret of one that does not expire, or sign in',
      });
