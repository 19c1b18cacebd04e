import { randomUUID } from 'node:crypto';
import type { BodyTo } from '@onsale/client/routes';
import type { ResponseTo } from '@onsale/client/routes';
import { until } from '@onsale/testing/until';
import { buyerApi, organizerApi } from './shared-stack.ts';
import type { Stack } from './shared-stack.ts';
import { valueOf } from './value-of.ts';

type EventInput = BodyTo<'POST /v1/events'>;
export type OnSaleEvent = ResponseTo<'GET /v1/events/{eventId}'>;

/** A venue in Seoul, as any test may need one. */
export const openVenue = (stack: Stack) =>
  valueOf(
    organizerApi(stack)('POST /v1/venues', {
      body: { name: `Venue ${randomUUID()}`, address: '1 Long Street, Seoul', timeZone: 'Asia/Seoul' },
    }),
  );

/** Creates and publishes an event, with vouchers for its ticket types if there are to be any, and waits until it can be bought. */
export const openEvent = async (
  stack: Stack,
  input: Partial<EventInput> & Pick<EventInput, 'ticketTypes'>,
  vouchersFor?: (ticketTypeIds: readonly string[]) => BodyTo<'PATCH /v1/events/{eventId}'>['vouchers'],
): Promise<OnSaleEvent> => {
  const venueId = input.venueId ?? (await openVenue(stack)).venueId;
  const startsAt = new Date(Date.now() + 30 * 24 * 3600_000).toISOString();
  const body: EventInput = { name: `Event ${randomUUID()}`, startsAt, currency: 'EUR', ...input, venueId };
  const { eventId, ticketTypes } = await valueOf(organizerApi(stack)('POST /v1/events', { body }));
  const vouchers = vouchersFor?.(ticketTypes.map(({ ticketTypeId }) => ticketTypeId));
  if (vouchers) await valueOf(organizerApi(stack)('PATCH /v1/events/{eventId}', { params: { eventId }, body: { vouchers } }));
  await valueOf(organizerApi(stack)('POST /v1/events/{eventId}/publish', { params: { eventId } }));
  return until(
    `${body.name} to be on sale`,
    async () => {
      const event = await buyerApi(stack)('GET /v1/events/{eventId}', { params: { eventId } });
      return event.ok && event.value.status === 'on-sale' ? event.value : undefined;
    },
    60_000,
  );
};

/** The first ticket type of an event that must have one. */
export const firstTicketType = ({ ticketTypes: [first] }: OnSaleEvent) => {
  if (!first) throw new Error('The event has no ticket type');
  return first;
};
