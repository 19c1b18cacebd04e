import { forTheBrowser, stored } from '../storage/stored.ts';

const tokens = stored<Readonly<Record<string, string>>>(forTheBrowser, 'onsale.orders');

/** Access tokens by order id, kept in this browser: never in an address, where history and logs would see them. */
export const keepOrderToken = (orderId: string, accessToken: string): void =>
  tokens.write({ ...tokens.read(), [orderId]: accessToken });

type Opened = { readonly orderId: string; readonly accessToken: string };

/** Of a list, the newest first. Those of a page that follows are older, so they come behind. */
export const keepFoundOrders = (found: readonly Opened[]): void => {
  const oldestFirst = found.map(({ orderId, accessToken }) => [orderId, accessToken] as const).reverse();
  tokens.write({ ...Object.fromEntries<string>(oldestFirst), ...tokens.read() });
};

export const orderToken = (orderId: string): string | undefined => tokens.read()?.[orderId];

/** The orders of this browser, the newest first. */
export const keptOrders = (): string[] => Object.keys(tokens.read() ?? {}).reverse();
