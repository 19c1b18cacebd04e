import type { Api } from '@onsale/client/client';
import { atSandbox, buyersWay, someone } from './buyer.ts';
import type { PlacedOrder } from './buyer.ts';
import { valueOf } from './value-of.ts';

export type Outcome =
  | { readonly what: 'paid'; readonly order: PlacedOrder }
  | { readonly what: 'refused'; readonly code: string }
  /** The system went away on the way, and this is how far the buyer knows to have come. */
  | { readonly what: 'cut-off'; readonly order: PlacedOrder | undefined };

/** One buyer on the way from the hold to having paid. */
const oneBuyer = async (api: Api, eventId: string, ticketTypeId: string): Promise<Outcome> => {
  const way = buyersWay(api);
  const hold = await way.hold(eventId, [{ ticketTypeId, quantity: 1 }]);
  if (!hold.ok)
    return hold.error.code === 'unreachable' ? { what: 'cut-off', order: undefined } : { what: 'refused', code: hold.error.code };
  let order: PlacedOrder | undefined;
  try {
    order = await valueOf(way.order(hold.value.holdId, someone()));
    await atSandbox(order, 'pay');
    return { what: 'paid', order };
  } catch {
    return { what: 'cut-off', order };
  }
};

/** That many buyers for one ticket type, so many of them at the same time. `onOutcome` sees each as it ends. */
export const rush = async (
  api: Api,
  { eventId, ticketTypeId, buyers, inFlight }: { eventId: string; ticketTypeId: string; buyers: number; inFlight: number },
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  let waiting = buyers;
  const lane = async (): Promise<void> => {
    while (waiting-- > 0) {
      const outcome = await oneBuyer(api, eventId, ticketTypeId);
      outcomes.push(outcome);
      onOutcome(outcome);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
  return outcomes;
};
