import { forTheTab, stored } from '../storage/stored.ts';

/** `leftFrom` tells the page that left for the provider's, which shows the order for a moment still, from the one that comes after. */
type Visit = { readonly orderId: string; readonly leftFrom: number };

const paying = stored<Visit>(forTheTab, 'onsale.paying');

/** Leaves for the payment provider's page, and remembers of which order. */
export const goAndPay = (orderId: string, checkoutUrl: string): void => {
  paying.write({ orderId, leftFrom: performance.timeOrigin });
  location.assign(checkoutUrl);
};

/** A buyer who waits for tickets: since when, on `performance`'s clock, and whether the order had to be paid. */
type Done = { readonly how: 'paid' | 'free'; readonly at: number };

let ordered: { readonly orderId: string; readonly at: number } | undefined;

/** Nothing of it is to be paid: its page comes next, in this one. */
export const hasOrdered = (orderId: string): void => {
  ordered = { orderId, at: performance.now() };
};

/** Has the buyer just paid or ordered this? Once. */
export const justDone = (orderId: string): Done | undefined => {
  if (cameFromPaying(orderId)) return { how: 'paid', at: 0 }; // the provider's page led here: this one's time began with that
  if (ordered?.orderId !== orderId) return undefined;
  const { at } = ordered;
  ordered = undefined;
  return { how: 'free', at };
};

const cameFromPaying = (orderId: string): boolean => {
  const visit = paying.read();
  const came = visit?.orderId === orderId && visit.leftFrom !== performance.timeOrigin;
  if (came) paying.write(undefined);
  return came;
};
