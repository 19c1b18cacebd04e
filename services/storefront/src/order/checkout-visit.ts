import { forTheTab, stored } from '../storage/stored.ts';

/** `leftFrom` tells the page that left for the provider's, which shows the order for a moment still, from the one that comes after. */
type Visit = { readonly orderId: string; readonly leftFrom: number };

const paying = stored<Visit>(forTheTab, 'onsale.paying');

/** Leaves for the payment provider's page, and remembers of which order. */
export const goAndPay = (orderId: string, checkoutUrl: string): void => {
  paying.write({ orderId, leftFrom: performance.timeOrigin });
  location.assign(checkoutUrl);
};

/** Has the buyer just been at the provider's page for this order? True once. */
export const cameFromPaying = (orderId: string): boolean => {
  const visit = paying.read();
  const came = visit?.orderId === orderId && visit.leftFrom !== performance.timeOrigin;
  if (came) paying.write(undefined);
  return came;
};
