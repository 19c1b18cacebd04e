import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { CloudEvent, EventContract, EventOf } from '@onsale/contracts/event';
import * as z from 'zod/mini';
import { withCorrelationId } from './correlation.ts';
import { log } from './logger.ts';
import type { TaskDataOf, TaskMessage, TaskSpec } from './task.ts';

/** What a service does about one kind of event. */
export type Consumer = { readonly event: EventContract; readonly consume: (event: never) => Promise<void> };

/** Pairs an event with what is done about it; the pair is typed by the event's contract. */
export const on = <E extends EventContract>(event: E, consume: (event: EventOf<E>) => Promise<void>): Consumer => ({
  event,
  consume,
});

/**
 * Consumes a service's inbox. A message that fails comes back alone, and after five tries goes to the DLQ; the others of its
 * batch are done. Several consumers of one event take it in turn, and all of them again if one fails. `consume` must be idempotent: it records the event's id in the same transaction as its effect.
 *
 * @example export const handler = eventHandler([on(orderConfirmed, issueTickets(composition()))]);
 */
export const eventHandler = (consumers: readonly Consumer[]) =>
  batch(async (record) => {
    const event = JSON.parse(record.body) as CloudEvent; // checked below, by the contract that its type names
    const wanting = consumers.filter((each) => each.event.type === event.type);
    const [first] = wanting;
    if (!first) throw new Error(`No consumer of ${event.type}`);
    const data = z.parse(first.event.data, event.data);
    await withCorrelationId(event.correlationid, async () => {
      for (const { consume } of wanting) await consume({ ...event, data } as never); // the type that `on` paired it with
      log.info('EVENT_CONSUMED', { type: event.type, eventId: event.id, subject: event.subject });
    });
  });

/** Does the tasks that the service's own outbox sent. `work` must be idempotent. */
export const taskHandler = <T extends TaskSpec>(task: T, work: (data: TaskDataOf<T>) => Promise<void>) =>
  batch(async (record) => {
    const message = JSON.parse(record.body) as TaskMessage; // written by `outbox.ts`; its data is checked here
    const data = z.parse(task.data, message.data) as TaskDataOf<T>; // zod cannot carry a generic contract's type through
    await withCorrelationId(message.correlationId, async () => {
      await work(data);
      log.info('TASK_DONE', { task: task.name, taskId: message.id });
    });
  });

const batch =
  (work: (record: SQSRecord) => Promise<void>) =>
  async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const outcomes = await Promise.all(
      event.Records.map((record) =>
        work(record).then(
          () => [],
          (fault: unknown) => {
            log.error('MESSAGE_FAILED', fault, { messageId: record.messageId, tries: record.attributes.ApproximateReceiveCount });
            return [{ itemIdentifier: record.messageId }];
          },
        ),
      ),
    );
    return { batchItemFailures: outcomes.flat() };
  };
