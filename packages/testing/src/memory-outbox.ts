import type { CloudEvent, ServiceName } from '@onsale/contracts/event';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import type { Outbox } from '@onsale/runtime/outbox';

/** What an outbox sends: an event for the topic, or a task for a queue of the service's own. */
export type Message =
  | { readonly to: 'topic'; readonly event: CloudEvent }
  | { readonly to: 'task'; readonly task: string; readonly data: unknown; readonly dueAt: number };

/** The outbox of a service whose items are the messages themselves; ids are numbered, so that a run can be replayed. */
export const memoryOutbox = (clock: Clock, service: ServiceName): Outbox<Message> => {
  let events = 0;
  return {
    event: (event, { subject, version, data }) => ({
      to: 'topic',
      event: {
        specversion: '1.0',
        id: `${service}-${++events}`,
        source: `/onsale/${service}`,
        type: event.type,
        subject,
        time: rfc3339(clock.now()),
        datacontenttype: 'application/json',
        aggregateversion: version,
        correlationid: 'in-memory',
        data,
      },
    }),
    task: ({ name }, data, dueAt = clock.now()) => ({ to: 'task', task: name, data, dueAt }),
  };
};
