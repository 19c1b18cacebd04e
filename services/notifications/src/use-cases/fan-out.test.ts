import type { OrganizerId } from '@onsale/kernel/id';
import { newId } from '@onsale/kernel/id';
import { manualClock } from '@onsale/testing/manual-clock';
import { confirmed } from '../../test/orders.ts';
import type { Delivery, Webhook } from '../domain/webhook.ts';
import { fanOut } from './fan-out.ts';

const noon = Date.parse('2027-05-01T12:00:00Z');
const organizerId = newId('organizer');

const webhook = (change: Partial<Webhook> = {}): Webhook => ({
  ...{ organizerId, webhookId: newId('webhook'), url: 'https://hooks.example', types: ['order-confirmed.v1'], createdAt: '' },
  ...{ status: 'active', lane: 'fast' },
  ...change,
});

/** The organizer's webhooks, how often they were read, and who was told of what. */
const desk = (clock = manualClock(noon)) => {
  const desk = { all: [webhook()], reads: 0, told: [] as Delivery['webhookId'][], written: [] as string[], fails: false };
  const tell = fanOut({
    clock,
    webhooks: {
      all: (id: OrganizerId) => {
        desk.reads += 1;
        if (desk.fails) return Promise.reject(new Error('busy'));
        return Promise.resolve(desk.all.filter((each) => each.organizerId === id));
      },
      markWaiting: () => Promise.resolve(void desk.written.push('mark')),
    },
    deliveries: {
      add: ({ webhookId }, { is }) => {
        desk.told.push(webhookId);
        desk.written.push(is);
        return Promise.resolve();
      },
    },
  });
  const happen = (milliseconds: number, id = organizerId) =>
    tell('order-confirmed.v1')({
      ...{ id: crypto.randomUUID(), time: new Date(noon + milliseconds).toISOString() },
      data: { ...confirmed, event: { ...confirmed.event, organizerId: id } },
    } as Parameters<ReturnType<typeof tell>>[0]); // what it reads of an event
  return { desk, clock, happen };
};

test('many events of one moment are one read of the webhooks', async () => {
  const { desk: found, happen } = desk();
  await Promise.all([happen(-300), happen(-200), happen(-100)]);
  expect(found).toMatchObject({ reads: 1, told: Array(3).fill(found.all[0]?.webhookId) });
});

test('a webhook that was there when something happened is told of it, however lately it was made', async () => {
  const { desk: found, clock, happen } = desk();
  await happen(-100);
  const late = webhook();
  found.all = [...found.all, late];
  clock.advance(200);
  await happen(100);
  expect(found.told).toContain(late.webhookId);
  expect(found.reads).toBe(2);
});

test('another organizer’s webhooks, idle ones and those for other things are told of nothing', async () => {
  const { desk: found, happen } = desk();
  found.all = [
    webhook({ status: 'disabled' }),
    webhook({ types: ['ticket-issued.v1'] }),
    webhook({ organizerId: newId('organizer') }),
    webhook({ mode: 'test' }),
  ];
  await happen(-100);
  await happen(-100, newId('organizer'));
  expect(found.told).toEqual([]);
});

test('what is for a webhook that rests waits from the start, marked for the sweep before the first of it, and is sent again afterwards', async () => {
  const { desk: found, clock, happen } = desk();
  found.all = [webhook({ restUntil: noon + 5000 })];
  await happen(-200);
  await happen(-100);
  clock.advance(5000);
  await happen(4900);
  expect(found.written).toEqual(['mark', 'waiting', 'waiting', 'sent']);
});

test('a read that fails is not remembered', async () => {
  const { desk: found, happen } = desk();
  found.fails = true;
  await expect(happen(-100)).rejects.toThrow('busy');
  found.fails = false;
  await happen(-100);
  expect(found.told).toHaveLength(1);
});
