import { eventCancelled } from '@onsale/contracts/catalog/events';
import { memoryOutbox } from '@onsale/testing/memory-outbox';
import type { Message } from '@onsale/testing/memory-outbox';
import type { Chaos } from '../chaos.ts';
import type { Show } from '../show.ts';
import type { Told } from './told.ts';

/** Catalog, as far as a sale hears of it. */
export const catalogService = ({ clock }: Chaos) => {
  const messages: Message[] = [];
  const outbox = memoryOutbox(clock, 'catalog');
  const told: Told = { messages, consumers: [], tasks: {} };
  return {
    told,
    cancel: ({ sellable }: Show): void => {
      messages.push(outbox.event(eventCancelled, { subject: sellable.event.eventId, version: 2, data: sellable }));
    },
  };
};

export type CatalogService = ReturnType<typeof catalogService>;
