import { forTheTab, stored } from '../storage/stored.ts';

const paying = stored<string>(forTheTab, 'onsale.paying');

/** Leaves for the payment provider's page, and remembers of which order. */
export const goAndPay = (orderId: string, checkoutUrl: string): void => {
  paying.write(orderId);
  location.assign(checkoutUrl);
};

/** Has the buyer just been at the provider's page for this order? True once. */
export const cameFromPaying = (orderId: string): boolean => {
  const came = paying.read() === orderId;
  if (came) paying.write(undefined);
  return came;
};
