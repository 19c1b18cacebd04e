import type { BodyTo, ProblemTo, ResponseTo } from '@onsale/client/routes';
import { rfc3339 } from '@onsale/kernel/clock';
import { randomIdBody } from '@onsale/kernel/id';
import type { Event } from '../event/event.ts';
import { api, clock } from '../shop-api.ts';
import { sameBody, sendOnce } from '../storage/attempt.ts';
import type { Attempt } from '../storage/attempt.ts';
import { forTheTab, stored } from '../storage/stored.ts';
import { heldNow, keepHeld } from './held.ts';

type HoldBody = BodyTo<'POST /v1/holds'>;
type Hold = ResponseTo<'POST /v1/holds'>;

const createHold = sendOnce<HoldBody, Hold, ProblemTo<'POST /v1/holds'>>(
  stored<Attempt<HoldBody>>(forTheTab, 'onsale.hold-attempt'),
  randomIdBody,
  ({ idempotencyKey, body }) => api('POST /v1/holds', { body, headers: { idempotencyKey } }),
);

/** Holds tickets for this tab, with a voucher unless that is empty. What it held before is given back once the new hold stands. */
export const holdTickets = async (event: Event, lines: HoldBody['lines'], voucher: string) => {
  const before = heldNow();
  const body = { eventId: event.eventId, lines, ...(voucher !== '' && { voucher }) };
  const result = await createHold(
    body,
    (earlier) => sameBody(earlier, body),
    (hold) => {
      clock.hears(rfc3339(Date.parse(hold.expiresAt) - event.holdSeconds * 1_000)); // when it was made
      keepHeld({ hold, event });
    },
  );
  if (result.ok && before && before.hold.holdId !== result.value.holdId) void giveBack(before.hold.holdId);
  return result;
};

/** Where this fails, the hold ends by its own time. */
export const giveBack = (holdId: string) => api('DELETE /v1/holds/{holdId}', { params: { holdId } });
