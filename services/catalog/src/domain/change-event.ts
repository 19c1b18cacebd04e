import type { updateEvent } from '@onsale/contracts/catalog/api';
import type { RequestOf } from '@onsale/contracts/endpoint';
import type { Refusal } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { startFault } from './event.ts';
import type { CatalogEvent } from './event.ts';
import type { TicketType } from './ticket-types.ts';

export type EventChanges = Omit<RequestOf<typeof updateEvent>, 'eventId'>;
type TicketTypeChange = NonNullable<EventChanges['ticketTypes']>[number];
type ChangeRefusal = Refusal<'invalid-request' | 'ticket-type-not-found' | 'event-not-draft'>;

/** The event with the changes that its organizer asks for. How much there is to sell is fixed once it is published. */
export const changeEvent = (event: CatalogEvent, changes: EventChanges, now: number): Result<CatalogEvent, ChangeRefusal> => {
  const { name, description, startsAt, holdSeconds, ticketTypes = [] } = changes;
  const late = startsAt === undefined ? undefined : startFault(startsAt, now);
  if (late) return err(late);

  const changedTypes = new Map(event.ticketTypes.map((type) => [type.ticketTypeId, type]));
  for (const [index, change] of ticketTypes.entries()) {
    const changed = changeTicketType(changedTypes.get(change.ticketTypeId), change, event, `ticketTypes.${index}`);
    if (!changed.ok) return changed;
    changedTypes.set(change.ticketTypeId, changed.value);
  }
  return ok({
    ...event,
    name: name ?? event.name,
    description: description ?? event.description,
    startsAt: startsAt === undefined ? event.startsAt : rfc3339(Date.parse(startsAt)),
    holdSeconds: holdSeconds ?? event.holdSeconds,
    ticketTypes: [...changedTypes.values()],
  });
};

const changeTicketType = (
  type: TicketType | undefined,
  { name, faceValue, fee, taxBasisPoints, quota }: TicketTypeChange,
  { status }: CatalogEvent,
  at: string,
): Result<TicketType, ChangeRefusal> => {
  if (!type) return err({ code: 'ticket-type-not-found', field: `${at}.ticketTypeId` });
  if (quota !== undefined && type.quota === undefined)
    return err({ code: 'invalid-request', field: `${at}.quota`, detail: 'This ticket type sells seats: it has no quota' });
  if (quota !== undefined && quota !== type.quota && status !== 'draft')
    return err({ code: 'event-not-draft', field: `${at}.quota`, detail: 'The quota is fixed since the event was published' });
  return ok({
    ...type,
    name: name ?? type.name,
    faceValue: faceValue ?? type.faceValue,
    fee: fee ?? type.fee,
    taxBasisPoints: taxBasisPoints ?? type.taxBasisPoints,
    ...(quota !== undefined && { quota }),
  });
};
