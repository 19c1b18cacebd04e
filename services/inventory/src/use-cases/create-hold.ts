import type { RequestOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { createHold as contract } from '@onsale/contracts/inventory/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { HoldId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { graceOf, isReplaceable } from '../domain/hold.ts';
import type { Hold } from '../domain/hold.ts';
import { freshHoldId, holdKeyFor, requestHashOf } from '../domain/hold-id.ts';
import { newHold } from '../domain/new-hold.ts';
import { partsOf } from '../domain/part.ts';
import { isCounted } from '../domain/sale.ts';
import { release } from '../domain/unit.ts';
import { wantedOf } from '../domain/wanted.ts';
import type { Ports } from '../ports.ts';
import { countedSale } from './counted-sale.ts';
import { giveBackUnits } from './give-back-units.ts';
import { takeUnits } from './take-units.ts';

/**
 * Holds units: the units first, the header last. Whoever loses the header frees their units; whoever breaks off in between
 * leaves units that become free by time. A hold of n units costs n + 1 writes and one or two reads.
 */
export const createHold = (ports: Ports): UseCase<typeof contract> => {
  const { holds, clock } = ports;
  const sales = countedSale(ports);
  const take = takeUnits(ports, sales);
  const giveBack = giveBackUnits(ports);

  /** The answer that this key had already, where its hold stands. */
  const earlier = async (key: string, requestHash: string) => {
    const hold = await holds.find(key);
    if (!hold || isReplaceable(hold, clock.now())) return undefined;
    return hold.requestHash === requestHash ? ok(shown(hold)) : refusal('idempotency-mismatch');
  };

  const hold = async (request: RequestOf<typeof contract>, holdId: HoldId) => {
    const sale = await sales.recent(request.eventId);
    if (!sale) return refusal('event-not-found');
    if (!isCounted(sale)) return refusal('not-on-sale', { detail: 'Its stock is being made: try again in a moment' });
    const { ticketTypes, holdSeconds } = sale.sellable;
    const wanted = wantedOf(request.lines, ticketTypes, sale.stock);
    if (!wanted.ok) return wanted;
    const now = clock.now();
    const expiresAt = now + holdSeconds * 1000;
    const parts = wanted.value.map((line) => partsOf(line, sale.stock));
    const units = await take(sale, parts, { holdId, now, until: expiresAt + graceOf(holdSeconds) });
    if (!units.ok) return units;
    const requestHash = requestHashOf(request);
    return ok(newHold(sale, { holdId, expiresAt, requestHash, wanted: wanted.value, units: units.value }));
  };

  return async (request, { idempotencyKey }) => {
    const key = holdKeyFor(idempotencyKey, ports.freshIdBody);
    const requestHash = requestHashOf(request);
    const answered = idempotencyKey === undefined ? undefined : await earlier(key, requestHash);
    if (answered) return answered;

    const held = await hold(request, freshHoldId(key, ports.freshIdBody));
    if (!held.ok) return held;
    const { eventId, holdId, units } = held.value;
    if (await holds.create(key, held.value, clock.now())) return ok(shown(held.value));
    await giveBack(eventId, units.flat(), release(holdId));
    return (await earlier(key, requestHash)) ?? refusal('hold-exists');
  };
};

const shown = ({ holdId, expiresAt, lines, total }: Hold): ResponseOf<typeof contract> => ({
  holdId,
  status: 'held',
  expiresAt: rfc3339(expiresAt),
  lines: [...lines],
  total,
});
