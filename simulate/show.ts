import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { RequestOf } from '@onsale/contracts/endpoint';
import type { createHold } from '@onsale/contracts/inventory/api';
import { makeId } from '@onsale/kernel/id';
import type { Section, TicketType } from '../services/inventory/src/domain/stock.ts';
import type { SeededRandom } from './seeded-random.ts';

/** An event so small that everybody meets everybody. */
export type Show = { readonly sellable: SellableEvent; readonly sections: readonly Section[] };

const taxBasisPoints = 1900;

export const drawShow = ({ below, chance, pick }: SeededRandom): Show => {
  const price = (): Pick<TicketType, 'faceValue' | 'fee' | 'taxBasisPoints'> =>
    chance(0.15) ? { faceValue: 0, fee: 0, taxBasisPoints } : { faceValue: 5000, fee: 500, taxBasisPoints };
  const kind = pick(['places', 'seats', 'both']);
  const standing = (name: string, quota: number): TicketType => ({
    ...{ ticketTypeId: makeId('ticketType', name), name, quota },
    ...price(),
  });
  const seated = (name: string): TicketType => ({
    ...{ ticketTypeId: makeId('ticketType', name), name, categories: ['all'] },
    ...price(),
  });
  const places =
    kind === 'seats' ? [] : [standing('floor', 1 + below(4)), ...(chance(0.3) ? [standing('gallery', 1 + below(2))] : [])];
  const seats = kind === 'places' ? [] : [seated('full'), ...(chance(0.3) ? [seated('child')] : [])];
  const rows = [{ row: '1', seats: 1 + below(3) }, ...(chance(0.4) ? [{ row: '2', seats: 2 }] : [])];
  const section: Section = { sectionId: 'A', name: 'Block A', category: 'all', rows };
  const eventId = makeId('event', 'show');
  const all = [...places, ...seats];
  return {
    sections: seats.length === 0 ? [] : [section],
    sellable: {
      event: {
        ...{ eventId, organizerId: makeId('organizer', 'house'), name: 'A small night', venueName: 'A small hall' },
        ...{ startsAt: '2027-05-01T18:00:00Z', timeZone: 'Asia/Seoul', mode: 'live' },
      },
      currency: 'EUR',
      holdSeconds: pick([2, 20, 600]),
      ticketTypes: chance(0.25) ? all.map((type) => ({ ...type, quotaIds: ['house'] })) : all,
      quotas: [{ quotaId: 'house', name: 'The house', capacity: 2 + below(4) }],
      ...(chance(0.2) && { maxHeldPerNetwork: 2 + below(3) }),
      ...(seats.length > 0 && {
        seatingPlan: { planId: makeId('seatingPlan', 'hall'), bucket: '', key: '', hash: '', seats: 0 },
      }),
    },
  };
};

type Line = RequestOf<typeof createHold>['lines'][number];

/** What a buyer wants: some of a ticket type, or this very seat, or both. */
export const drawLines = ({ sellable, sections }: Show, random: SeededRandom): [Line, ...Line[]] => {
  const { below, chance, pick } = random;
  const [first, ...others] = sellable.ticketTypes;
  if (!first) throw new Error('A show sells something');
  const row = pick(
    sections[0]?.rows ? [sections[0].rows[0] ?? { row: '1', seats: 1 }, ...sections[0].rows] : [{ row: '1', seats: 1 }],
  );
  const line = (): Line => {
    const { ticketTypeId, quota } = pick([first, ...others]);
    return quota === undefined && chance(0.6)
      ? { seatId: `A-${row.row}-${1 + below(row.seats)}`, ticketTypeId }
      : { ticketTypeId, quantity: 1 + below(chance(0.2) ? 3 : 2) };
  };
  return chance(0.25) ? [line(), line()] : [line()];
};
