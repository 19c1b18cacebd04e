import { PlainFault } from '@onsale/local/plain-fault';
import { sequenceNumber } from '@onsale/local/stream-pump';
import type { DynamoDBRecord } from 'aws-lambda';
import { storedEvent, storedSeconds, streamOf } from '../test/stored.ts';
import type { Answer } from './deliver-again.ts';
import { countEvents, republish } from './republish.ts';
import type { StoredEvent } from './stored-events.ts';

const start = '2027-01-01T00:00:00.000Z';
const second = (number: number) => storedSeconds(number)[0]?.at ?? '';

const publishing = async (events: AsyncIterable<StoredEvent>, take: (times: readonly string[]) => Answer) => {
  const calls: string[][] = [];
  const told: string[] = [];
  const call = (records: readonly DynamoDBRecord[]) => {
    const numbers = records.map(sequenceNumber);
    calls.push(numbers.map((each) => each.slice(17, 19)));
    return new Promise<Answer>((resolve) => resolve(take(numbers)));
  };
  const outcome = await republish(events, start, call, (sent, at) => told.push(`${sent} ${at.slice(17, 19)}`));
  return { ...outcome, sent: Object.fromEntries(outcome.sent), calls, told };
};

const well = (): Answer => ({ failed: new Set() });
const twelve = () => streamOf(storedSeconds(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12));
const confirmed = 'onsale.orders.order-confirmed.v1';

describe('events that are published again', () => {
  it('go in batches of up to ten, in their order', async () => {
    const { calls, told, sent, stopped } = await publishing(twelve(), well);
    expect(calls).toEqual([
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'],
      ['11', '12'],
    ]);
    expect(told).toEqual(['10 10', '12 12']);
    expect({ sent, stopped }).toEqual({ sent: { [confirmed]: 12 }, stopped: undefined });
  });

  it('are counted by their type', async () => {
    const events = [storedEvent(start), storedEvent(start, 'onsale.orders.order-expired.v1'), storedEvent(start)];
    const counts = { [confirmed]: 2, 'onsale.orders.order-expired.v1': 1 };
    expect((await publishing(streamOf(events), well)).sent).toEqual(counts);
    expect(Object.fromEntries(await countEvents(streamOf(events)))).toEqual(counts);
  });

  it('stop at the first that does not go out, from which one goes on', async () => {
    const failed = new Set([`${second(12)}#id`]);
    const { calls, sent, stopped } = await publishing(twelve(), (numbers) => ({
      failed: new Set(numbers.filter((each) => failed.has(each))),
    }));
    expect(calls).toHaveLength(2);
    expect({ sent, stopped }).toMatchObject({ sent: { [confirmed]: 11 }, stopped: { at: second(12) } });
  });

  it('stop at the beginning of a batch at which the function throws, or of which it reports something else', async () => {
    const thrown = await publishing(twelve(), () => ({ threw: 'Unhandled no topic' }));
    expect(thrown).toMatchObject({ stopped: { at: second(1), why: 'Unhandled no topic' } });
    expect(thrown.sent).toEqual({});
    expect(thrown.calls).toHaveLength(1);
    const other = await publishing(twelve(), () => ({ failed: new Set(['']) }));
    expect(other).toMatchObject({ stopped: { at: second(1) } });
    expect(other.sent).toEqual({});
  });

  it('stop where the function cannot be called any more, with what went out before', async () => {
    let calls = 0;
    const gone = new PlainFault('publishOutbox of orders cannot be called');
    const { sent, stopped } = await publishing(twelve(), () => {
      calls += 1;
      if (calls > 1) throw gone;
      return well();
    });
    expect({ sent, stopped }).toEqual({ sent: { [confirmed]: 10 }, stopped: { at: second(11), why: gone } });
  });

  it('stop where the table cannot be read any more, and begin anew where nothing went out', async () => {
    async function* torn() {
      yield* storedSeconds(1, 2);
      await Promise.reject(new PlainFault('the table is away'));
    }
    expect(await publishing(torn(), well)).toMatchObject({ sent: {}, stopped: { at: start }, calls: [] });
  });
});
