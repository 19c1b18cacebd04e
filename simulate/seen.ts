import type { ResponseOf } from '@onsale/contracts/endpoint';
import type { createHold } from '@onsale/contracts/inventory/api';
import type { placeOrder } from '@onsale/contracts/orders/api';
import type { Clock } from '@onsale/kernel/clock';
import type { HoldId } from '@onsale/kernel/id';
import type { Result } from '@onsale/kernel/result';

type Held = ResponseOf<typeof createHold>;
type Placed = ResponseOf<typeof placeOrder>;

/** What buyers were answered, and so may count on. `report` takes what they may complain of. */
export const seenBy = (clock: Clock, report: (violation: string) => void) => {
  const holds = new Map<HoldId, Held>();
  const holdOfKey = new Map<string, Held>();
  const orderOfKey = new Map<string, Placed>();
  const givenBack = new Set<HoldId>();

  return {
    /** Holds that were shown and not given back by their buyer. */
    holds,

    /** The same key is the same hold, until its time is over. */
    hold: <Answer extends Result<Held, unknown>>(key: string | undefined, answer: Answer): Answer => {
      if (!answer.ok) return answer;
      const { value } = answer;
      const isLate = givenBack.has(value.holdId) || clock.now() >= Date.parse(value.expiresAt);
      if (isLate) return answer; // of no use to anybody any more
      const earlier = key === undefined ? undefined : holdOfKey.get(key);
      const stands = earlier && holds.has(earlier.holdId) && clock.now() < Date.parse(earlier.expiresAt);
      if (stands && earlier.holdId !== value.holdId)
        report(`a retry for the hold ${earlier.holdId} got another, ${value.holdId}`);
      if (key !== undefined) holdOfKey.set(key, value);
      holds.set(value.holdId, value);
      return answer;
    },

    released: (holdId: HoldId): void => {
      givenBack.add(holdId);
      holds.delete(holdId);
    },

    /** The same key for the same hold is the same order. */
    order: <Answer extends Result<Placed, unknown>>(key: string, answer: Answer): Answer => {
      if (!answer.ok) return answer;
      const { orderId, accessToken } = answer.value;
      const earlier = orderOfKey.get(key) ?? answer.value;
      orderOfKey.set(key, earlier);
      if (earlier.orderId !== orderId || earlier.accessToken !== accessToken)
        report(`a retry for the order ${earlier.orderId} was answered with another, ${orderId}`);
      return answer;
    },
  };
};

export type Seen = ReturnType<typeof seenBy>;
