import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { sendOnce } from './attempt.ts';
import type { Attempt } from './attempt.ts';
import type { Stored } from './stored.ts';

type Body = { holdId: string; email: string };
type Order = { orderId: string };

const inMemory = <Value>(): Stored<Value> => {
  let kept: Value | undefined;
  return { read: () => kept, write: (value) => void (kept = value) };
};

/** A shop whose answers are scripted; what it keeps survives `reload`. */
const shop = (...answers: Result<Order, { code: string }>[]) => {
  const attempts = inMemory<Attempt<Body>>();
  const sent: Attempt<Body>[] = [];
  const kept: Order[] = [];
  let keys = 0;
  const reload = () => {
    const place = sendOnce<Body, Order, { code: string }>(
      attempts,
      () => `key-${++keys}`,
      (attempt) => Promise.resolve((sent.push(attempt), answers[sent.length - 1] ?? err({ code: 'unreachable' }))),
    );
    const sameHold = (body: Body) => (earlier: Body) => earlier.holdId === body.holdId;
    return (body: Body) => place(body, sameHold(body), (order) => void kept.push(order));
  };
  return { sent, kept, attempts, reload };
};

const body = { holdId: 'hld_1', email: 'ada@example.org' };
const placed = ok({ orderId: 'ord_1' });
const lost = err({ code: 'unreachable' });

describe('sendOnce', () => {
  it('sends the same key and body after a reload, so that nothing is ordered twice', async () => {
    const { reload, sent, kept } = shop(lost, placed);
    await reload()(body);
    expect(await reload()(body)).toEqual(placed);
    expect(sent).toEqual([
      { idempotencyKey: 'key-1', body },
      { idempotencyKey: 'key-1', body },
    ]);
    expect(kept).toEqual([placed.value]);
  });

  it('answers with the earlier order where that one had worked, though the mail was changed since', async () => {
    const { reload, sent } = shop(lost, placed);
    await reload()(body);
    expect(await reload()({ ...body, email: 'other@example.org' })).toEqual(placed);
    expect(sent[1]?.body).toEqual(body);
  });

  it('sends the changed body under a new key where the earlier one is refused for good', async () => {
    const { reload, sent } = shop(lost, err({ code: 'invalid-request' }), placed);
    await reload()({ ...body, email: 'ada@' });
    expect(await reload()(body)).toEqual(placed);
    expect(sent.map((each) => each.idempotencyKey)).toEqual(['key-1', 'key-1', 'key-2']);
  });

  it('stops at the earlier attempt while its ending stays unknown', async () => {
    const { reload, sent } = shop(lost, err({ code: 'idempotency-in-flight' }));
    await reload()(body);
    expect(await reload()({ ...body, email: 'other@example.org' })).toEqual(err({ code: 'idempotency-in-flight' }));
    expect(sent).toHaveLength(2);
  });

  it('forgets an attempt after a final refusal: the next one is new', async () => {
    const { reload, sent } = shop(err({ code: 'invalid-request' }), placed);
    await reload()(body);
    await reload()(body);
    expect(sent.map((each) => each.idempotencyKey)).toEqual(['key-1', 'key-2']);
  });

  it('starts anew for another hold', async () => {
    const { reload, sent } = shop(lost, placed);
    await reload()(body);
    await reload()({ ...body, holdId: 'hld_2' });
    expect(sent.map((each) => each.idempotencyKey)).toEqual(['key-1', 'key-2']);
  });

  it('keeps the order before it forgets the attempt', async () => {
    const { attempts, sent } = shop();
    let attemptWhenKept: unknown;
    const place = sendOnce<Body, Order, { code: string }>(
      attempts,
      () => 'key-1',
      () => Promise.resolve(placed),
    );
    const keep = () => void (attemptWhenKept = attempts.read());
    await place(body, () => true, keep);
    expect(attemptWhenKept).toEqual({ idempotencyKey: 'key-1', body });
    expect([attempts.read(), sent]).toEqual([undefined, []]);
  });
});
