import type { SellableEvent } from '@onsale/contracts/catalog/events';
import { makeId, newId } from '@onsale/kernel/id';
import type { Section, TicketType } from '../../src/domain/stock.ts';

/** A ticket type at € 50.00 + € 5.00 with 19 % tax; `is` says what it sells. */
export const ticketType = (name: string, is: Partial<TicketType>): TicketType => ({
  ticketTypeId: newId('ticketType'),
  name,
  faceValue: 5000,
  fee: 500,
  taxBasisPoints: 1900,
  ...is,
});

/** Rows of equal length, named A, B, C…, of one category. */
export const section = (sectionId: string, rows: number, seats: number, category = 'all'): Section => ({
  sectionId,
  name: `Block ${sectionId}`,
  category,
  rows: Array.from({ length: rows }, (_, row) => ({ row: String(row + 1), seats })),
});

/** A section without seats. */
export const standingSection = (sectionId: string, capacity: number, category = 'floor') => ({
  ...{ sectionId, name: `Block ${sectionId}`, category, capacity },
});

export const sellable = (ticketTypes: TicketType[], more: Partial<SellableEvent> = {}): SellableEvent => ({
  event: {
    eventId: newId('event'),
    organizerId: newId('organizer'),
    name: 'An evening',
    venueName: 'A hall',
    startsAt: '2027-05-01T18:00:00Z',
    timeZone: 'Asia/Seoul',
    mode: 'live',
  },
  currency: 'EUR',
  holdSeconds: 600,
  ticketTypes,
  ...more,
});

/** Says that the event is seated; what is in the plan, the test says apart. */
export const somePlan = {
  seatingPlan: { planId: makeId('seatingPlan', 'test'), bucket: 'plans', key: 'plan.json', hash: '', seats: 0 },
} as const;
