import { randomUUID } from 'node:crypto';
import { createClient } from '@onsale/client/client';
import type { BodyTo, ResponseTo } from '@onsale/client/routes';
import { until } from '@onsale/testing/until';
import type { Host } from '../host/host.ts';

type EventInput = BodyTo<'POST /v1/events'>;
type PlanInput = BodyTo<'POST /v1/venues/{venueId}/seating-plans'>;

export type OnSale = ResponseTo<'GET /v1/events/{eventId}'>;

const patience = 120_000; // milliseconds; an arena takes some 20 s

/** Creates an event with its venue, publishes it and waits until it can be bought. */
export const putOnSale = async (
  { url, organizerKey }: Pick<Host, 'url' | 'organizerKey'>,
  ticketTypes: EventInput['ticketTypes'],
  plan?: PlanInput,
): Promise<OnSale> => {
  const api = createClient({ baseUrl: url, apiKey: organizerKey });
  const { venueId } = valueOf(
    await api('POST /v1/venues', { body: { name: 'Bench', address: '1 Bench Street', timeZone: 'UTC' } }),
  );
  const seating = plan && valueOf(await api('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body: plan }));
  const body: EventInput = {
    name: `Bench ${randomUUID()}`,
    venueId,
    startsAt: new Date(Date.now() + 60 * 24 * 3600_000).toISOString(),
    currency: 'EUR',
    ticketTypes,
    ...(seating && { seatingPlanId: seating.planId }),
  };
  const { eventId } = valueOf(await api('POST /v1/events', { body }));
  valueOf(await api('POST /v1/events/{eventId}/publish', { params: { eventId } }));
  return until(
    'the event to be on sale',
    async () => {
      const event = await api('GET /v1/events/{eventId}', { params: { eventId } });
      return event.ok && event.value.status === 'on-sale' ? event.value : undefined;
    },
    patience,
  );
};

const valueOf = <Value>(result: { ok: true; value: Value } | { ok: false; error: unknown }): Value => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
};
