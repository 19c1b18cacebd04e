import type { claimHold as contract } from '@onsale/contracts/inventory/api';
import type { EventSummary } from '@onsale/contracts/shapes';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { memoryOf } from '@onsale/kernel/remembered';
import { err, ok } from '@onsale/kernel/result';
import { claim, isFree, whyNotClaimed } from '../domain/hold.ts';
import { sellAhead } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { sellUnits } from './sell-units.ts';

/** Milliseconds. In an on-sale all claims are of one event, and its name may be a second old. */
const summaryKeptFor = 1000;
const summariesKept = 1000;

type Needs = Pick<Ports, 'holds' | 'sales' | 'units' | 'clock'>;

/** Binds a hold to an order, in one write. What costs nothing is sold then, a write a unit: nobody has to pay for it first. */
export const claimHold = ({ holds, sales, units, clock }: Needs): UseCase<typeof contract> => {
  const sell = sellUnits({ units });
  const kept = memoryOf<EventId, { readonly summary: EventSummary; readonly until: number }>(summariesKept, () => 1);

  const summaryOf = async (eventId: EventId): Promise<EventSummary> => {
    const now = clock.now();
    const known = kept.get(eventId);
    if (known && now < known.until) return known.summary;
    const summary = await sales.summary(eventId);
    if (!summary) throw new Error(`The event ${eventId} of a hold is gone`);
    kept.set(eventId, { summary, until: now + summaryKeptFor });
    return summary;
  };

  return async (request) => {
    const { holdId, orderId } = request;
    const claiming = { ...request, now: clock.now() };
    const { happened, hold } = await holds.change(holdId, claim(claiming));
    if (!happened || !hold) return err(whyNotClaimed(hold, claiming));
    const event = await summaryOf(hold.eventId);
    const sold = isFree(hold) && (await sell(hold, orderId, sellAhead)).size === 0; // if not, the order finds out why
    const { expiresAt, lines, total } = hold;
    return ok({ holdId, orderId, event, expiresAt: rfc3339(expiresAt), lines: [...lines], total, ...(sold && { sold }) });
  };
};
