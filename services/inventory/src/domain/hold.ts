import type { ClaimedHold } from '@onsale/contracts/inventory/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import type { EventId, HoldId, OrderId } from '@onsale/kernel/id';
import type { Money } from '@onsale/kernel/money';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { isTrueOf } from './change.ts';
import type { Change, Facts } from './change.ts';
import type { UnitId } from './stock.ts';

export type HoldLine = ClaimedHold['lines'][number];

/** The header of a hold: what its units belong to. */
export type Hold = {
  readonly holdId: HoldId;
  readonly eventId: EventId;
  /** `released` by its buyer; `returned`: its order is over or never comes, and it takes nothing any more. */
  readonly status: 'held' | 'claimed' | 'released' | 'returned';
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly lines: readonly HoldLine[];
  /** The units of each line. */
  readonly units: readonly (readonly UnitId[])[];
  /** How many tickets that makes. */
  readonly tickets: number;
  readonly total: Money;
  /** Whose share it counts in, where the event limits what one client holds. Forgotten when an order claims it. */
  readonly client?: string;
  /** Tells a repeated request from another one with the same Idempotency-Key. */
  readonly requestHash: string;
  readonly orderId?: OrderId;
  /** What its units are held by, once they had to be taken again for a late payment. */
  readonly takenAs?: HoldId;
  /** What the last retake takes lost units by, from its beginning on. */
  readonly takingAs?: HoldId;
  /** 1 when made, one more with each change. */
  readonly version: number;
  /** Epoch seconds. A claimed hold has none: it is wanted as long as its order may be refunded. */
  readonly ttl?: number;
};

/** Units become free this long after the `expiresAt` that was shown, so that a payment in the last second finds them. */
export const graceOf = (holdSeconds: number): number => Math.min(60, holdSeconds) * 1000;

export const isFree = ({ total }: Pick<Hold, 'total'>): boolean => total.amount === 0;

/** What a hold's units are held by now. */
export const holderOf = ({ holdId, takenAs }: Hold): HoldId => takenAs ?? holdId;

/** A header in whose place a new hold with the same key may come: of another hold, since a write that is sent again finds its own. */
export const replaceable = (now: number): readonly Facts<Hold>[] => [
  [['status', '=', 'released']],
  [
    ['status', '=', 'held'],
    ['expiresAt', '<=', now],
  ],
];

export const isReplaceable = (hold: Hold, now: number): boolean => replaceable(now).some((facts) => isTrueOf(hold, facts));

const isBoundTo = (holdId: HoldId, orderId: OrderId): Facts<Hold> => [
  ['holdId', '=', holdId],
  ['status', '=', 'claimed'],
  ['orderId', '=', orderId],
];

type Claim = {
  readonly holdId: HoldId;
  readonly orderId: OrderId;
  readonly now: number;
  readonly attendees?: number | undefined;
};

/** Binds it to an order, before its time is over. Never extends it. */
export const claim = ({ holdId, orderId, now, attendees }: Claim): Change<Hold> => {
  const inTime: Facts<Hold> = [
    ['expiresAt', '>', now],
    ...(attendees === undefined ? [] : ([['tickets', '=', attendees]] as const)),
  ];
  return {
    from: [
      [['holdId', '=', holdId], ['status', '=', 'held'], ...inTime],
      [...isBoundTo(holdId, orderId), ...inTime],
    ],
    set: { status: 'claimed', orderId },
    remove: ['ttl', 'client'],
  };
};

export const release = (holdId: HoldId, now: number): Change<Hold> => ({
  from: [
    [
      ['holdId', '=', holdId],
      ['status', '=', 'held'],
      ['expiresAt', '>', now],
    ],
  ],
  set: { status: 'released' },
  done: [
    ['holdId', '=', holdId],
    ['status', '=', 'released'],
  ],
});

/** The hold as it was read: another retake of the same order may be at it. */
const isAsRead = ({ holdId, version }: Pick<Hold, 'holdId' | 'version'>, orderId: OrderId): Facts<Hold> => [
  ...isBoundTo(holdId, orderId),
  ['version', '=', version],
];

/** Begins a retake and ends all that began before: they can name nothing any more. */
export const beginRetake = (hold: Pick<Hold, 'holdId' | 'version'>, orderId: OrderId, takingAs: HoldId): Change<Hold> => ({
  from: [isAsRead(hold, orderId)],
  set: { takingAs },
  done: [...isBoundTo(hold.holdId, orderId), ['takingAs', '=', takingAs]],
});

/** Names the units that were taken in place of lost ones. */
export const retake = (
  hold: Pick<Hold, 'holdId' | 'version'>,
  orderId: OrderId,
  taken: Required<Pick<Hold, 'units' | 'takenAs'>>,
): Change<Hold> => ({
  from: [isAsRead(hold, orderId)],
  set: taken,
  done: [...isBoundTo(hold.holdId, orderId), ['takenAs', '=', taken.takenAs]],
});

/** Long enough for the slowest redelivery, which needs the header to find the units. */
const keptAfterReturn = 30 * 24 * 3600; // seconds

/** The order's end with its money on the way back: from here on the hold takes nothing. */
export const giveBack = (holdId: HoldId, orderId: OrderId, now: number): Change<Hold> => ({
  from: [isBoundTo(holdId, orderId)],
  set: { status: 'returned', ttl: Math.floor(now / 1000) + keptAfterReturn },
  done: [
    ['holdId', '=', holdId],
    ['status', '=', 'returned'],
    ['orderId', '=', orderId],
  ],
});

const notFound = { code: 'hold-not-found' } as const;
const alreadyClaimed = { code: 'hold-already-claimed' } as const;

/** Why a claim did not happen, from the header as it was found. */
export const whyNotClaimed = (
  hold: Hold | undefined,
  { holdId, orderId, now, attendees }: Claim,
): Refusal<'hold-not-found' | 'hold-expired' | 'hold-already-claimed' | 'attendee-count'> => {
  if (hold?.holdId !== holdId || hold.status === 'released') return notFound;
  if (hold.status !== 'held' && hold.orderId !== orderId) return alreadyClaimed;
  if (hold.status === 'returned' || hold.expiresAt <= now) return { code: 'hold-expired' };
  return { code: 'attendee-count', field: 'attendees', detail: `The hold has ${hold.tickets} tickets, not ${attendees ?? 0}` };
};

export const whyNotReleased = (hold: Hold | undefined, holdId: HoldId): Refusal<'hold-not-found' | 'hold-already-claimed'> =>
  hold?.holdId === holdId && hold.status !== 'held' ? alreadyClaimed : notFound;

/** The hold as its order may sell it, or why it may not. */
export const boundTo = (
  orderId: OrderId,
  holdId: HoldId,
  hold: Hold | undefined,
): Result<Hold, Refusal<'hold-not-found' | 'hold-already-claimed' | 'stock-lost'>> => {
  if (hold?.holdId !== holdId || hold.orderId === undefined) return err(notFound);
  if (hold.orderId !== orderId) return err(alreadyClaimed);
  return hold.status === 'returned' ? err({ code: 'stock-lost' }) : ok(hold);
};
