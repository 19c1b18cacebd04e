import type { Refusal } from '@onsale/contracts/use-case';
import { sellableEvent } from './event-views.ts';
import type { CatalogEvent } from './event.ts';

/**
 * Bytes of JSON that other services are told of an event, at most. A message takes 240 kB with its envelope (`outbox`), and what cannot be told is
 * not sold; the rest is room for what later versions tell besides.
 */
export const mostEventBytes = 200 * 1024;

/** Why the event is more than can be told of it, if so; `field` is what made it so. */
export const sizeFault = (event: CatalogEvent, field: 'ticketTypes' | 'vouchers'): Refusal<'invalid-request'> | undefined => {
  const bytes = Buffer.byteLength(JSON.stringify(sellableEvent(event)));
  if (bytes <= mostEventBytes) return undefined;
  const size = `${Math.ceil(bytes / 1024)} kB of at most ${mostEventBytes / 1024}`;
  const detail = `with this the event would be ${size}: name fewer categories, or leave ticketTypeIds out of vouchers for all types`;
  return { code: 'invalid-request', field, detail };
};
