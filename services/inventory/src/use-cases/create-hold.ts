import type { RequestOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { createHold as contract } from '@onsale/contracts/inventory/api';
import { isOpenTo, refusal } from '@onsale/contracts/use-case';
import type { CallOf, UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { HoldId } from '@onsale/kernel/id';
import { networkOf } from '@onsale/kernel/network';
import { err, ok } from '@onsale/kernel/result';
import { graceOf, isReplaceable } from '../domain/hold.ts';
import type { Hold } from '../domain/hold.ts';
import { freshHoldId, holdKeyFor, requestHashOf } from '../domain/hold-id.ts';
import { overLimit, ticketsOf } from '../domain/limits.ts';
import { newHold } from '../domain/new-hold.ts';
import { partsOf } from '../domain/part.ts';
import { isCounted } from '../domain/sale.ts';
import type { Sale } from '../domain/sale.ts';
import { release } from '../domain/unit.ts';
import { wantedOf } from '../domain/wanted.ts';
import type { Ports } from '../ports.ts';
import { countedSale } from './counted-sale.ts';
import { giveBackUnits } from './give-back-units.ts';
import { heldShare } from './held-share.ts';
import { takeUnits } from './take-units.ts';
import { tryVoucher } from './try-voucher.ts';

/** Who asks, by the address that they call from; partners by their key too, whose holds no network limits. */
type HoldCall = Pick<CallOf<typeof contract>, 'idempotencyKey' | 'clientAddress' | 'caller'>;

/**
 * Holds units: the units first, the header last. Whoever loses the header frees their units, and so does whoever a fault stops in between;
 * whoever dies there leaves units that are nobody's until they become free by time. A hold of n units costs n + 1 writes and at most two
 * reads while much is free, none where another one was made here a moment before; where the event limits what one network holds, a read and
 * a write more; with a voucher and without a key, two writes more.
 */
export const createHold = (ports: Ports) => {
  const { holds, clock } = ports;
  const sales = countedSale(ports);
  const take = takeUnits(ports, sales);
  const giveBack = giveBackUnits(ports);
  const withVoucher = tryVoucher(ports);

  /** The answer that this key had already, where its hold stands. */
  const earlier = async (key: string, requestHash: string) => {
    const hold = await holds.find(key);
    if (!hold || isReplaceable(hold, clock.now())) return undefined;
    return hold.requestHash === requestHash ? ok(shown(hold)) : refusal('idempotency-mismatch');
  };

  /** Is a header there whose write failed? If not, it cannot come late any more: there is a released one in its place, or another hold's. */
  const cameThrough = async (key: string, header: Hold): Promise<boolean> => {
    await holds.create(key, { ...header, status: 'released' }, clock.now());
    const there = await holds.find(key);
    return there?.holdId === header.holdId && there.status !== 'released';
  };

  const hold = async (request: RequestOf<typeof contract>, holdId: HoldId, { caller, clientAddress }: HoldCall) => {
    const namesSeats = request.lines.every((line) => 'seatId' in line);
    const sale = await (namesSeats ? sales.forSeats : sales.recent)(request.eventId);
    if (!sale || !isOpenTo(caller, sale.sellable.event)) return refusal('event-not-found');
    if (sale.status === 'cancelled') return refusal('not-on-sale', { detail: 'This event is cancelled' });
    if (!isCounted(sale)) return refusal('not-on-sale', { detail: 'Its stock is being made: try again in a moment' });
    const client = caller ? undefined : networkOf(clientAddress); // no network limits what a key holds
    const { ticketTypes, holdSeconds, maxHeldPerNetwork: most } = sale.sellable;
    const lines = wantedOf(request.lines, ticketTypes, sale.stock);
    if (!lines.ok) return lines;
    const tried = { code: request.voucher, clientAddress: caller ? undefined : clientAddress };
    const wanted = await withVoucher(lines.value, tried, sale.sellable);
    if (!wanted.ok) return wanted;
    const tooMany = overLimit(wanted.value, sale.sellable);
    if (tooMany) return err(tooMany);

    const now = clock.now();
    const expiresAt = now + holdSeconds * 1000;
    const until = expiresAt + graceOf(holdSeconds);
    const { eventId } = request;
    const share =
      client === undefined || most === undefined
        ? undefined
        : heldShare(ports, { eventId, client, most, hold: { holdId, units: ticketsOf(wanted.value), until } });
    const partsIn = ({ stock }: Sale) => wanted.value.map((line) => partsOf(line, stock));
    const units = await take(sale, partsIn, { holdId, now, until }, share?.permit).catch(async (fault: unknown) => {
      await share?.giveBack().catch(() => undefined); // then it is over by time
      throw fault;
    });
    if (!units.ok) {
      await share?.giveBack();
      return units;
    }
    const taken = { holdId, expiresAt, requestHash: requestHashOf(request), wanted: wanted.value, units: units.value };
    return ok({ share, header: { ...newHold(sale, taken), ...(share && client !== undefined && { client }) } });
  };

  return async (request: RequestOf<typeof contract>, call: HoldCall): ReturnType<UseCase<typeof contract>> => {
    const key = holdKeyFor(call.idempotencyKey, ports.freshIdBody);
    const requestHash = requestHashOf(request);
    const answered = call.idempotencyKey === undefined ? undefined : await earlier(key, requestHash);
    if (answered) return answered;

    const held = await hold(request, freshHoldId(key, ports.freshIdBody), call);
    if (!held.ok) return held;
    const { share, header } = held.value;
    const giveAllBack = async (): Promise<void> => {
      await giveBack(header.eventId, header.units.flat(), release(header.holdId));
      await share?.giveBack();
    };
    const isCreated = await holds.create(key, header, clock.now()).catch(async (fault: unknown) => {
      if (await cameThrough(key, header)) return true;
      await giveAllBack();
      throw fault;
    });
    if (isCreated) return ok(shown(header));
    await giveAllBack();
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
