import type { claimHold as contract } from '@onsale/contracts/inventory/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { err, ok } from '@onsale/kernel/result';
import { claim, whyNotClaimed } from '../domain/hold.ts';
import type { Ports } from '../ports.ts';

/** Binds a hold to an order, in one write. */
export const claimHold =
  ({ holds, sales, clock }: Pick<Ports, 'holds' | 'sales' | 'clock'>): UseCase<typeof contract> =>
  async (request) => {
    const { holdId, orderId } = request;
    const claiming = { ...request, now: clock.now() };
    const { happened, hold } = await holds.change(holdId, claim(claiming));
    if (!happened || !hold) return err(whyNotClaimed(hold, claiming));
    const event = await sales.summary(hold.eventId);
    if (!event) throw new Error(`The event ${hold.eventId} of a hold is gone`);
    return ok({ holdId, orderId, event, expiresAt: rfc3339(hold.expiresAt), lines: [...hold.lines], total: hold.total });
  };
