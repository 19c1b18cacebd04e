import { newId } from '@onsale/kernel/id';
import { manualClock } from '@onsale/testing/manual-clock';
import { failingLong, lanes } from '../domain/webhook.ts';
import type { Delivery, Webhook } from '../domain/webhook.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';

const noon = Date.parse('2027-05-01T12:00:00Z');

const webhook: Webhook = {
  ...{ organizerId: newId('organizer'), webhookId: newId('webhook'), url: 'https://hooks.example', createdAt: '' },
  ...{ types: ['order-confirmed.v1'], status: 'active', lane: 'fast' },
};

const delivery = (): Delivery => ({
  ...{ deliveryId: newId('delivery'), webhookId: webhook.webhookId, organizerId: webhook.organizerId },
  ...{ type: 'order-confirmed.v1', status: 'pending', createdAt: '', attempts: [], body: '{}', since: noon, tries: 0 },
});

/** A function that has started, with a webhook whose receiver is dead; what it writes, in that order. */
const started = () => {
  const clock = manualClock(noon);
  const desk = { written: [] as string[], marks: true, failingFor: 1000, tries: 0 };
  const deliver = deliverWebhooks(
    {
      clock,
      random: { next: () => 0.5 },
      webhooks: {
        findAll: () => Promise.resolve([{ ...webhook, failingSince: clock.now() - desk.failingFor }]),
        note: () => Promise.resolve(void desk.written.push('note')),
        disable: () => Promise.resolve(void desk.written.push('disable')),
        markWaiting: () => {
          if (!desk.marks) return Promise.reject(new Error('busy'));
          return Promise.resolve(void desk.written.push('mark'));
        },
      },
      deliveries: { record: (_, { is }) => Promise.resolve(void desk.written.push(is)) },
      secrets: { ofAll: () => Promise.resolve(new Map()) },
      receivers: {
        post: () => {
          desk.tries += 1;
          return Promise.resolve({ at: '', milliseconds: 1, fault: 'unreachable' });
        },
      },
    },
    'fast',
  );
  return { clock, desk, deliver };
};

test('a webhook is marked for the sweep before its first delivery waits, and not again with each batch', async () => {
  const { clock, desk, deliver } = started();
  await deliver([delivery(), delivery()]);
  clock.advance(5000);
  await deliver([delivery()]);
  expect(desk.written).toEqual(['mark', 'waiting', 'waiting', 'waiting']);
});

test('it is marked anew long before the sweep could forget it', async () => {
  const { clock, desk, deliver } = started();
  await deliver([delivery()]);
  clock.advance(10_000);
  await deliver([delivery()]);
  expect(desk.written).toEqual(['mark', 'waiting', 'mark', 'waiting']);
});

test('a mark that was not written lets nothing wait, and the next batch writes it', async () => {
  const { desk, deliver } = started();
  desk.marks = false;
  await expect(deliver([delivery()])).rejects.toThrow('busy');
  expect(desk.written).toEqual([]);
  desk.marks = true;
  await deliver([delivery()]);
  expect(desk.written).toEqual(['mark', 'waiting']);
});

test('of a webhook that has failed for long, what a batch holds beyond the attempts side by side waits without one', async () => {
  const { desk, deliver } = started();
  desk.failingFor = failingLong;
  const all = Array.from({ length: lanes.fast.atOnce + 3 }, delivery);
  await deliver(all);
  expect(desk.written.filter((what) => what === 'waiting')).toHaveLength(all.length);
  expect(desk.written.filter((what) => what === 'note')).toHaveLength(1);
  expect(desk.tries).toBe(lanes.fast.atOnce);
});
