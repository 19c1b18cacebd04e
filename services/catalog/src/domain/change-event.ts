import type { updateEvent } from '@onsale/contracts/catalog/api';
import type { Quota } from '@onsale/contracts/catalog/shapes';
import type { RequestOf } from '@onsale/contracts/endpoint';
import type { Refusal } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { sizeFault } from './event-size.ts';
import { startFault } from './event.ts';
import type { CatalogEvent } from './event.ts';
import type { TicketType } from './ticket-types.ts';
import { vouchersFault } from './vouchers.ts';

export type EventChanges = Omit<RequestOf<typeof updateEvent>, 'eventId'>;
type TicketTypeChange = NonNullable<EventChanges['ticketTypes']>[number];
type QuotaChange = NonNullable<EventChanges['quotas']>[number];
type ChangeRefusal = Refusal<'invalid-request' | 'ticket-type-not-found' | 'quota-not-found' | 'event-not-draft'>;

/** The event with the changes that its organizer asks for. How much there is to sell is fixed once it is published. */
export const changeEvent = (event: CatalogEvent, changes: EventChanges, now: number): Result<CatalogEvent, ChangeRefusal> => {
  const {
    name,
    description,
    startsAt,
    holdSeconds,
    maxPerOrder,
    maxHeldPerNetwork,
    ticketTypes = [],
    quotas = [],
    vouchers,
  } = changes;
  const late = startsAt === undefined ? undefined : startFault(startsAt, now);
  if (late) return err(late);

  const changedTypes = new Map(event.ticketTypes.map((type) => [type.ticketTypeId, type]));
  for (const [index, change] of ticketTypes.entries()) {
    const changed = changeTicketType(changedTypes.get(change.ticketTypeId), change, event, `ticketTypes.${index}`);
    if (!changed.ok) return changed;
    changedTypes.set(change.ticketTypeId, changed.value);
  }
  const changedQuotas = new Map(event.quotas?.map((quota) => [quota.quotaId, quota]));
  for (const [index, change] of quotas.entries()) {
    const changed = changeQuota(changedQuotas.get(change.quotaId), change, event, `quotas.${index}`);
    if (!changed.ok) return changed;
    changedQuotas.set(change.quotaId, changed.value);
  }
  const strange = vouchers && vouchersFault(vouchers, event);
  if (strange) return err(strange);
  const changed: CatalogEvent = {
    ...event,
    name: name ?? event.name,
    description: description ?? event.description,
    startsAt: startsAt === undefined ? event.startsAt : rfc3339(Date.parse(startsAt)),
    holdSeconds: holdSeconds ?? event.holdSeconds,
    maxPerOrder: after(event.maxPerOrder, maxPerOrder),
    maxHeldPerNetwork: after(event.maxHeldPerNetwork, maxHeldPerNetwork),
    ticketTypes: [...changedTypes.values()],
    ...(event.quotas && { quotas: [...changedQuotas.values()] }),
    ...(vouchers && { vouchers }),
  };
  const large = sizeFault(changed, vouchers ? 'vouchers' : 'ticketTypes');
  return large ? err(large) : ok(changed);
};

const changeQuota = (
  quota: Quota | undefined,
  { name, capacity }: QuotaChange,
  { status }: CatalogEvent,
  at: string,
): Result<Quota, ChangeRefusal> => {
  if (!quota) return err({ code: 'quota-not-found', field: `${at}.quotaId` });
  if (capacity !== undefined && capacity !== quota.capacity && status !== 'draft') return stockFixed(`${at}.capacity`);
  return ok({ ...quota, name: name ?? quota.name, capacity: capacity ?? quota.capacity });
};

const stockFixed = (field: string) =>
  err({ code: 'event-not-draft', field, detail: 'The event is published: set the capacity of its quota in the stock' } as const);

const changeTicketType = (
  type: TicketType | undefined,
  { name, faceValue, fee, taxBasisPoints, quota, maxPerOrder, reserved }: TicketTypeChange,
  { status }: CatalogEvent,
  at: string,
): Result<TicketType, ChangeRefusal> => {
  if (!type) return err({ code: 'ticket-type-not-found', field: `${at}.ticketTypeId` });
  if (quota !== undefined && type.quota === undefined)
    return err({ code: 'invalid-request', field: `${at}.quota`, detail: 'This ticket type has no quota of its own' });
  if (quota !== undefined && quota !== type.quota && status !== 'draft') return stockFixed(`${at}.quota`);
  return ok({
    ...type,
    name: name ?? type.name,
    faceValue: faceValue ?? type.faceValue,
    fee: fee ?? type.fee,
    taxBasisPoints: taxBasisPoints ?? type.taxBasisPoints,
    ...(quota !== undefined && { quota }),
    maxPerOrder: after(type.maxPerOrder, maxPerOrder),
    reserved: after(type.reserved, reserved),
  });
};

/** `null` takes it away. */
const after = <Value>(before: Value | undefined, change: Value | null | undefined): Value | undefined =>
  change === null ? undefined : (change ?? before);
