import { randomUUID } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import type { DataOf, EventOf, EventSpec, ServiceName } from '@onsale/contracts/event';

/** An event as its publisher's outbox makes it. */
export const cloudEvent = <E extends EventSpec>(
  event: E,
  data: DataOf<E>,
  more: { id?: string; subject?: string; aggregateversion?: number } = {},
): EventOf<E> => ({
  specversion: '1.0',
  id: more.id ?? randomUUID(),
  source: `/onsale/${event.type.split('.')[1] as ServiceName}`, // an event's type names its service
  type: event.type,
  subject: more.subject ?? 'test-subject',
  time: '2027-01-01T00:00:00.000Z',
  datacontenttype: 'application/json',
  aggregateversion: more.aggregateversion ?? 1,
  correlationid: 'test-correlation',
  data,
});

/** Messages as an event source mapping hands them to a function: each body an event or a task. */
export const queueEvent = (...bodies: readonly object[]): SQSEvent => ({
  Records: bodies.map((body, index) => ({
    messageId: `message-${index}`,
    receiptHandle: `receipt-${index}`,
    body: JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-northeast-2:000000000000:test',
    awsRegion: 'ap-northeast-2',
  })),
});
