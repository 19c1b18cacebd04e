import { newId } from '@onsale/kernel/id';
import { conclusionOf, inHealth, putOff } from './conclusion.ts';
import { newDeliveryId } from './delivery-id.ts';
import { nextAttemptAt } from './retries.ts';
import { lanes, newDelivery } from './webhook.ts';
import type { Lane, Webhook } from './webhook.ts';

const now = Date.UTC(2027, 0, 1);
const day = 24 * 3600_000;
const webhook: Webhook = {
  webhookId: newId('webhook'),
  organizerId: newId('organizer'),
  url: 'https://example.com/hooks',
  types: ['order-confirmed.v1'],
  status: 'active',
  lane: 'fast',
  createdAt: '2027-01-01T00:00:00.000Z',
};
const delivery = newDelivery(webhook, newDeliveryId(now), { type: 'order-confirmed.v1', timestamp: '', data: {} }, now);
const conclude = (answer: object, known: { of?: Partial<Webhook>; lane?: Lane; at?: number } = {}) =>
  conclusionOf(
    { at: '', milliseconds: 10, ...answer },
    { webhook: { ...webhook, ...known.of }, delivery, lane: known.lane ?? 'fast', now: known.at ?? now },
    { next: () => 0.5 },
  );
const timeout = { fault: 'timed-out' } as const;

describe('what comes of an attempt', () => {
  it.each([200, 201, 204, 299])('answered %d is delivered, and a healthy webhook costs no write', (status) =>
    expect(conclude({ status })).toEqual({ outcome: { is: 'delivered' }, health: {} }),
  );

  it.each([
    { status: 301 },
    { status: 307 },
    { status: 400 },
    { status: 500 },
    { fault: 'unreachable' },
    { fault: 'address-refused' },
  ])('%j is tried again in half a minute', (answer) =>
    expect(conclude(answer)).toEqual({ outcome: { is: 'waiting', until: now + 30_000 }, health: { failingSince: now } }),
  );

  it('that timed out goes to the slow lane at once, and its webhook with it', () =>
    expect(conclude(timeout)).toEqual({ outcome: { is: 'sent', lane: 'slow' }, health: { failingSince: now, lane: 'slow' } }));

  it('that timed out in the slow lane waits, and its webhook rests', () =>
    expect(conclude(timeout, { of: { lane: 'slow', failingSince: now }, lane: 'slow' })).toEqual({
      outcome: { is: 'waiting', until: now + 30_000 },
      health: { restUntil: now + 60_000 },
    }));

  it('lets a webhook rest that has failed for ten seconds, once for many attempts side by side', () => {
    const healthAt = (at: number, of: Partial<Webhook> = {}) =>
      conclude({ status: 500 }, { of: { failingSince: now, ...of }, at }).health;
    expect(healthAt(now + 9_999)).toEqual({});
    expect(healthAt(now + 10_000)).toEqual({ restUntil: now + 70_000 });
    expect(healthAt(now + 10_001, { restUntil: now + 70_000 })).toEqual({});
    expect(healthAt(now + 70_000, { restUntil: now + 70_000 })).toEqual({ restUntil: now + 130_000 });
  });

  it('clears what was known of a webhook that had failed', () =>
    expect(conclude({ status: 200 }, { of: { failingSince: 1, restUntil: 2 } }).health).toEqual({
      failingSince: null,
      restUntil: null,
    }));

  it('leads back to the fast lane after five answers in time, one after the other', () => {
    let slow: Webhook = { ...webhook, lane: 'slow' };
    const answered = (milliseconds: number) => {
      slow = inHealth(slow, conclude({ status: 200, milliseconds }, { of: slow, lane: 'slow' }).health);
      return slow.lane;
    };
    for (const milliseconds of [10, 10, 10, 10, lanes.fast.patience]) expect(answered(milliseconds)).toBe('slow');
    expect([1, 2, 3, 4, 5].map(() => answered(10))).toEqual(['slow', 'slow', 'slow', 'slow', 'fast']);
    expect(slow).not.toHaveProperty('quickAnswers');
  });

  it('switches off who answers 410, and who has failed for five days but not a moment earlier', () => {
    expect(conclude({ status: 410 })).toMatchObject({ outcome: { is: 'failed' }, disabled: 'gone' });
    const of = { failingSince: now - 5 * day };
    expect(conclude({ status: 500 }, { of })).toMatchObject({ outcome: { is: 'failed' }, disabled: 'failing' });
    expect(conclude({ status: 500 }, { of, at: now - 1 }).disabled).toBeUndefined();
  });
});

describe('a delivery that is not tried', () => {
  it('is handed to the lane of its webhook, or waits until that has rested', () => {
    expect(putOff({ ...webhook, lane: 'slow' }, delivery, 'fast', now)).toEqual({ is: 'sent', lane: 'slow' });
    expect(putOff(webhook, delivery, 'slow', now)).toBeUndefined();
    for (const lane of ['fast', 'slow'] as const) {
      expect(putOff({ ...webhook, lane, restUntil: now + 1 }, delivery, lane, now)).toEqual({ is: 'waiting', until: now + 1 });
      expect(putOff({ ...webhook, lane, restUntil: now }, delivery, lane, now)).toBeUndefined();
    }
  });

  it('goes out all the same where somebody asks for it, in the lane of its webhook', () => {
    const asked = { ...delivery, asked: true } as const;
    expect(putOff({ ...webhook, restUntil: now + 1 }, asked, 'fast', now)).toBeUndefined();
    expect(putOff({ ...webhook, lane: 'slow', restUntil: now + 1 }, asked, 'fast', now)).toEqual({ is: 'sent', lane: 'slow' });
  });

  it('is given up where its webhook rests until more than three days have passed', () => {
    const [late, soon] = [now - 3 * day, now - 3 * day + 1];
    const resting = { ...webhook, restUntil: now + 1 };
    expect(putOff(resting, { ...delivery, since: late }, 'fast', now)).toEqual({ is: 'failed' });
    expect(putOff(resting, { ...delivery, since: soon }, 'fast', now)).toMatchObject({ is: 'waiting' });
  });
});

describe('the next attempt', () => {
  const after = (attempts: number, next = 0.5) => nextAttemptAt({ attempts, since: now, now }, { next: () => next });

  it('comes later each time, up to half a day', () => {
    expect([1, 2, 3, 4].map((attempts) => (after(attempts) ?? 0) - now)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect((after(20) ?? 0) - now).toBe(day / 2);
  });

  it('comes a quarter earlier or later', () => {
    expect([0, 1].map((next) => (after(1, next) ?? 0) - now)).toEqual([22_500, 37_500]);
  });

  it('does not come after three days', () => {
    expect(nextAttemptAt({ attempts: 20, since: now - 2.4 * day, now }, { next: () => 0.5 })).toBeDefined();
    expect(nextAttemptAt({ attempts: 20, since: now - 2.6 * day, now }, { next: () => 0.5 })).toBeUndefined();
  });
});
