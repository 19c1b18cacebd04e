import type { Api } from '@onsale/client/client';
import { everyItem } from '@onsale/client/every-item';
import type { ItemOf, PagedRoute } from '@onsale/client/every-item';
import type { CallTo } from '@onsale/client/routes';
import { valueOf } from '@onsale/client/value-of';

/** Every item of a list, however many pages it has: what other tests have made is in it too. */
export const allOf = async <R extends PagedRoute>(api: Api, route: R, ...call: Partial<[CallTo<R>]>): Promise<ItemOf<R>[]> => {
  const items: ItemOf<R>[] = [];
  for await (const item of everyItem(api, route, ...call)) items.push(valueOf(item));
  return items;
};
