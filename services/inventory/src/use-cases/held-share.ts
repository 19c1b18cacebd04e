import type { Refusal } from '@onsale/contracts/use-case';
import type { EventId } from '@onsale/kernel/id';
import { withHold, withoutHold } from '../domain/share.ts';
import type { HeldUnits } from '../domain/share.ts';
import type { Ports } from '../ports.ts';

type TooMuch = Refusal<'too-many-held'>;

/** Why a hold may not have its units, if so; asked before the first of them is taken. */
export type Permit = () => Promise<TooMuch | undefined>;

/**
 * A hold's part of what its client may hold at once: one read and one write, and as much to give it back. Taken before
 * any unit, so that no client has more for a moment either; if we break off, it ends with the units, by time.
 */
export const heldShare = (
  { shares, clock }: Pick<Ports, 'shares' | 'clock'>,
  { eventId, client, most, hold }: { eventId: EventId; client: string; most: number; hold: HeldUnits },
) => {
  let answer: Promise<TooMuch | undefined> | undefined;

  const take = async (): Promise<TooMuch | undefined> => {
    const isTaken = await shares.change(eventId, client, (share) => withHold(share, hold, most, clock.now()));
    if (isTaken) return undefined;
    const detail = `At most ${most} tickets can be held at once from one network: order or give back what is held, or wait until it is over`;
    return { code: 'too-many-held', field: 'lines', detail };
  };

  return {
    permit: () => (answer ??= take()),
    /** What was not taken is not given back; where that failed, it may have been taken. */
    giveBack: async (): Promise<void> => {
      if (answer && !(await answer.catch(() => undefined))) await giveShareBack({ shares }, eventId, client, hold);
    },
  };
};

export const giveShareBack = async (
  { shares }: Pick<Ports, 'shares'>,
  eventId: EventId,
  client: string,
  { holdId }: Pick<HeldUnits, 'holdId'>,
): Promise<void> => {
  await shares.change(eventId, client, (share) => withoutHold(share, holdId));
};
