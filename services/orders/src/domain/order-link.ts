import type { NetworkShare } from '@onsale/kernel/network';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a link opens the orders of a mail address, in milliseconds: as often as it is used, so that no mail scanner uses it up. */
export const linkLife = 30 * minute;

/** Nobody's mailbox is flooded by others who type its address. */
const betweenLinks = 5 * minute;
const linksADay = 5;

/** How long it matters when links were sent, in milliseconds. */
export const linksRemembered = day;

/**
 * When links were sent to an address, with one more now; undefined where it is too soon for another, or there were as many as there may be
 * in 24 hours. Moments in epoch milliseconds, the latest last.
 */
export const withOneMore = (sentAt: readonly number[], now: number): number[] | undefined => {
  const counted = sentAt.filter((moment) => now - moment < linksRemembered);
  const latest = counted.at(-1);
  const tooSoon = latest !== undefined && now - latest < betweenLinks;
  return tooSoon || counted.length >= linksADay ? undefined : [...counted, now];
};

/** A network may ask for this many links in a window: a hall full of people may, a script that goes through a list of addresses may not. */
export const requestsANetwork: NetworkShare = { most: 60, windowMilliseconds: 10 * minute };

/** One mailbox, however its address is written. Nothing that only some mail providers do: dots and tags are part of a name. */
export const normalised = (email: string): string => email.trim().toLowerCase();
