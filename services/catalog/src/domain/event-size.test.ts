import { newId } from '@onsale/kernel/id';
import { sellableEvent } from './event-views.ts';
import { mostEventBytes, sizeFault } from './event-size.ts';
import type { CatalogEvent } from './event.ts';

const event: CatalogEvent = {
  ...{ eventId: newId('event'), organizerId: newId('organizer'), name: 'Night', description: '', status: 'draft', mode: 'live' },
  ...{ startsAt: '2027-01-01T00:00:00.000Z', timeZone: 'Asia/Seoul', currency: 'KRW', holdSeconds: 600 },
  venue: { venueId: newId('venue'), name: 'Hall', address: 'Street 1' },
  ticketTypes: [],
  ...{ createdAt: '2026-01-01T00:00:00.000Z', version: 1, stockVersion: 0 },
};

/** With a name that fills it up to so many bytes. */
const ofBytes = (bytes: number, letter = 'x'): CatalogEvent => {
  const left = bytes - Buffer.byteLength(JSON.stringify(sellableEvent({ ...event, name: '' })));
  return { ...event, name: letter.repeat(left / Buffer.byteLength(letter)) };
};

test('an event is as much as one message can tell, and no more', () => {
  expect(sizeFault(ofBytes(mostEventBytes), 'vouchers')).toBeUndefined();
  expect(sizeFault(ofBytes(mostEventBytes + 1), 'vouchers')).toMatchObject({
    code: 'invalid-request',
    field: 'vouchers',
    detail: expect.stringContaining('201 kB of at most 200') as string,
  });
});

test('its bytes count, not its letters', () => {
  expect(sizeFault(ofBytes(mostEventBytes + 3, '밤'), 'ticketTypes')).toMatchObject({ field: 'ticketTypes' });
});
