import type { CloudEvent } from '@onsale/contracts/event';
import { archiveObject } from './archive-object.ts';

const published = (id: string, time: string): CloudEvent => ({
  specversion: '1.0',
  id,
  source: '/onsale/orders',
  type: 'onsale.orders.order-confirmed.v1',
  subject: 'ord_1',
  time,
  datacontenttype: 'application/json',
  aggregateversion: 1,
  correlationid: 'c-1',
  data: { name: 'Two\nlines' },
});

const batch = [published('e1', '2027-05-01T18:59:59.999Z'), published('e2', '2027-05-01T19:00:00.000Z')];

describe('the archived object of a batch', () => {
  it('lies under the hour and the id of its first event', () => {
    expect(archiveObject(batch).key).toBe('events/2027/05/01/18/e1.jsonl');
  });

  it('holds each event whole on a line of its own', () => {
    const lines = archiveObject(batch).lines.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(batch);
  });

  it('is the same for the same batch', () => {
    expect(archiveObject(batch)).toEqual(archiveObject(batch));
  });
});
