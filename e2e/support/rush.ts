import type { Api } from '@onsale/client/client';
import { atSandbox, buyersWay, someone } from './buyer.ts';
import type { PlacedOrder } from './buyer.ts';
import { inLanes } from './in-lanes.ts';
import { valueOf } from './value-of.ts';

export type Outcome =
  | { readonly what: 'paid'; readonly order: PlacedOrder }
  | { readonly what: 'refused'; readonly code: string }
  /** The system went away on the way, and this is how far the buyer knows to have come. */
  | { readonly what: 'cut-off'; readonly order: PlacedOrder | undefined };

/** One buyer on the way from the hold to having paid, or to having ordered what costs nothing. */
const oneBuyer = async (api: Api, eventId: string, ticketTypeId: string): Promise<Outcome> => {
  const way = buyersWay(api);
  const hold = await way.hold(eventId, [{ ticketTypeId, quantity: 1 }]);
  if (!hold.ok)
    return hold.error.code === 'unreachable' ? { what: 'cut-off', order: undefined } : { what: 'refused', code: hold.error.code };
  let order: PlacedOrder | undefined;
  try {
    order = await valueOf(way.order(hold.value.holdId, someone()));
    if (order.payment) await atSandbox(order, 'pay');
    return { what: 'paid', order };
  } catch {
    return { what: 'cut-off', order };
  }
};

/** That many buyers for one ticket type, so many of them at the same time. `onOutcome` sees each as it ends. */
export const rush = (
  api: Api,
  { eventId, ticketTypeId, buyers, inFlight }: { eventId: string; ticketTypeId: string; buyers: number; inFlight: number },
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> => {
  return inLanes(Array.from({ length: buyers }), inFlight, async () => {
    const outcome = await oneBuyer(api, eventId, ticketTypeId);
    onOutcome(outcome);
    return outcome;
  });
};
