import type { ProblemTo } from '@onsale/client/routes';
import { useState } from 'preact/hooks';
import type { Event } from '../event/event.ts';
import { holdTickets } from '../hold/hold-tickets.ts';

/** So many seats of a ticket type, the best that are left; `together`: side by side or none. */
export type SeatsWanted = { readonly ticketTypeId: string; readonly quantity: number; readonly together: boolean };

export type SeatFinder = {
  readonly find: (wanted: SeatsWanted) => Promise<void>;
  readonly isBusy: boolean;
  /** What was asked for last and could not be had. */
  readonly refused: { readonly wanted: SeatsWanted; readonly problem: ProblemTo<'POST /v1/holds'> } | undefined;
};

/** Holds the best seats that are left. What was held before goes back only once others are held, so these are others. */
export const useSeatFinder = (event: Event, voucher: string, lookAgain: () => void): SeatFinder => {
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<SeatFinder['refused']>();
  const find = async (wanted: SeatsWanted) => {
    setBusy(true);
    const result = await holdTickets(event, [wanted], voucher);
    setBusy(false);
    setRefused(result.ok ? undefined : { wanted, problem: result.error });
    lookAgain();
  };
  return { find, isBusy, refused };
};
