import { setTimeout } from 'node:timers/promises';
import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { eventPublished } from '@onsale/contracts/catalog/events';
import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { CloudEvent } from '@onsale/contracts/event';
import * as api from '@onsale/contracts/inventory/api';
import { randomIdBody } from '@onsale/kernel/id';
import type { EventId } from '@onsale/kernel/id';
import { systemRandom } from '@onsale/kernel/random';
import { httpHandler } from '@onsale/runtime/http-handler';
import { outbox } from '@onsale/runtime/outbox';
import type { OutboxItem } from '@onsale/runtime/outbox';
import type { TaskMessage } from '@onsale/runtime/task';
import { apiEvent } from '@onsale/testing/api-event';
import type { TestCaller } from '@onsale/testing/api-event';
import { manualClock } from '@onsale/testing/manual-clock';
import { cloudEvent } from '@onsale/testing/queue-event';
import { createTestTable } from '@onsale/testing/test-table';
import { ledgerTable } from '../../src/adapters/ledger-table.ts';
import { stockTables } from '../../src/adapters/stock-tables.ts';
import type { StoredUnit } from '../../src/domain/ledger.ts';
import type { Layout } from '../../src/domain/stock.ts';
import { never } from '../../src/domain/unit.ts';
import type { Ports } from '../../src/ports.ts';
import { claimHold } from '../../src/use-cases/claim-hold.ts';
import { confirmHold } from '../../src/use-cases/confirm-hold.ts';
import { createAllocation } from '../../src/use-cases/create-allocation.ts';
import { createHold } from '../../src/use-cases/create-hold.ts';
import { getAvailability } from '../../src/use-cases/get-availability.ts';
import { listAllocations } from '../../src/use-cases/list-allocations.ts';
import { listQuotas } from '../../src/use-cases/list-quotas.ts';
import { makeUnits } from '../../src/use-cases/make-units.ts';
import { planStock } from '../../src/use-cases/plan-stock.ts';
import { releaseAllocation } from '../../src/use-cases/release-allocation.ts';
import { releaseHold } from '../../src/use-cases/release-hold.ts';
import { retakeHold } from '../../src/use-cases/retake-hold.ts';
import { setCapacity } from '../../src/use-cases/set-capacity.ts';
import { countingClient } from './counting-client.ts';

type Parts = NonNullable<Parameters<typeof apiEvent>[0]>;

/** The real endpoints on a real table, with a clock that the test moves. */
export const openBoxOffice = async () => {
  const { name, client, endpoint } = await createTestTable('inventory');
  const clock = manualClock();
  const seen = countingClient(client);
  const ports: Ports = {
    ...stockTables(client, name, clock),
    clock,
    random: systemRandom,
    pause: (milliseconds) => setTimeout(milliseconds),
    freshIdBody: randomIdBody,
  };

  const itemsOf = async (kind: string) => {
    const found: Record<string, unknown>[] = [];
    const wanted = {
      FilterExpression: '#kind = :kind',
      ExpressionAttributeNames: { '#kind': 'kind' },
      ExpressionAttributeValues: { ':kind': kind },
    };
    for await (const { Items = [] } of paginateScan({ client }, { TableName: name, ConsistentRead: true, ...wanted }))
      found.push(...Items);
    return found;
  };
  const unitsOf = async (eventId: EventId) =>
    (await itemsOf('unit')).filter(({ pk }) => String(pk).startsWith(`unit#${eventId}#`)) as unknown as StoredUnit[];

  return {
    ports,
    ledger: ledgerTable(client, name, outbox(clock, name)),
    clock,
    table: { name, client, endpoint },
    ...seen,
    /** Functions with a memory of their own, as if just started, called from an address. */
    functions: (sourceIp?: string) => functionsOf(ports, sourceIp),

    /** Publishes the event and makes its units, down to the last. */
    open: async (sellable: SellableEvent, sections: Layout['sections'] = [], standingSections?: Layout['standingSections']) => {
      const { eventId } = sellable.event;
      await planStock(ports, { read: () => Promise.resolve({ sections, standingSections }) })(
        cloudEvent(eventPublished, sellable),
      );
      await makeUnits(ports)({ eventId, fromBlock: 0 });
      return eventId;
    },

    itemsOf,
    units: unitsOf,
    /** How the units stand at this moment. */
    books: async (eventId: EventId) => {
      const units = await unitsOf(eventId);
      const sold = units.filter(({ freeFrom }) => freeFrom === never).length;
      const free = units.filter(({ freeFrom }) => freeFrom <= clock.now()).length;
      return { free, held: units.length - free - sold, sold };
    },
    /** What was told to the world, and what to itself. */
    told: async () => {
      const stored = (await itemsOf('outbox')) as OutboxItem[];
      return {
        events: stored.flatMap((item) => (item.to === 'topic' ? [JSON.parse(item.body) as CloudEvent] : [])),
        tasks: stored.flatMap((item) =>
          item.to === 'task' ? [{ ...(JSON.parse(item.body) as TaskMessage), dueAt: item.dueAt }] : [],
        ),
      };
    },
  };
};

export type BoxOffice = Awaited<ReturnType<typeof openBoxOffice>>;

const functionsOf = (ports: Ports, sourceIp?: string) => {
  const handlers = {
    createHold: httpHandler(api.createHold, createHold(ports)),
    releaseHold: httpHandler(api.releaseHold, releaseHold(ports)),
    claimHold: httpHandler(api.claimHold, claimHold(ports)),
    confirmHold: httpHandler(api.confirmHold, confirmHold(ports)),
    retakeHold: httpHandler(api.retakeHold, retakeHold(ports)),
    getAvailability: httpHandler(api.getAvailability, getAvailability(ports)),
    listQuotas: httpHandler(api.listQuotas, listQuotas(ports)),
    setCapacity: httpHandler(api.setCapacity, setCapacity(ports)),
    createAllocation: httpHandler(api.createAllocation, createAllocation(ports)),
    listAllocations: httpHandler(api.listAllocations, listAllocations(ports)),
    releaseAllocation: httpHandler(api.releaseAllocation, releaseAllocation(ports)),
  };
  const call =
    (endpoint: keyof typeof handlers) =>
    async (parts: Parts): Promise<Answer> => {
      const { statusCode, body } = await handlers[endpoint](apiEvent({ ...parts, ...(sourceIp !== undefined && { sourceIp }) }));
      return { statusCode, body: body === '' ? undefined : (JSON.parse(body) as unknown) };
    };
  return {
    hold: (eventId: string, lines: unknown, idempotencyKey?: string) =>
      call('createHold')({
        body: { eventId, lines },
        ...(idempotencyKey !== undefined && { headers: { 'Idempotency-Key': idempotencyKey } }),
      }),
    send: (body: unknown, more: Pick<Parts, 'headers' | 'stageVariables'> = {}) => call('createHold')({ body, ...more }),
    release: (holdId: string) => call('releaseHold')({ params: { holdId } }),
    claim: (holdId: string, orderId: string, attendees?: number) =>
      call('claimHold')({ params: { holdId }, body: { orderId, ...(attendees !== undefined && { attendees }) } }),
    confirm: (holdId: string, orderId: string) => call('confirmHold')({ params: { holdId }, body: { orderId } }),
    retake: (holdId: string, orderId: string) => call('retakeHold')({ params: { holdId }, body: { orderId } }),
    quotas: (eventId: string, by: TestCaller) => call('listQuotas')({ params: { eventId }, caller: by }),
    setCapacity: (eventId: string, quotaId: string, capacity: unknown, by: TestCaller) =>
      call('setCapacity')({ params: { eventId, quotaId }, body: { capacity }, caller: by }),
    allocate: (eventId: string, body: unknown, by: TestCaller, idempotencyKey: string) =>
      call('createAllocation')({ params: { eventId }, body, caller: by, headers: { 'Idempotency-Key': idempotencyKey } }),
    allocations: (eventId: string, by: TestCaller, query = {}) =>
      call('listAllocations')({ params: { eventId }, query, caller: by }),
    releaseAllocation: (eventId: string, allocationId: string, body: unknown, by: TestCaller, idempotencyKey: string) =>
      call('releaseAllocation')({
        ...{ params: { eventId, allocationId }, body, caller: by },
        headers: { 'Idempotency-Key': idempotencyKey },
      }),
    availability: (eventId: string, seats = 'none') => call('getAvailability')({ params: { eventId }, query: { seats } }),
  };
};

export type Functions = ReturnType<typeof functionsOf>;
export type Answer = { readonly statusCode: number; readonly body: unknown };
