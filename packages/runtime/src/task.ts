import type * as z from 'zod/mini';

/** Work that a service gives itself, through its outbox and a queue of its own. `name` is the function that does it. */
export type TaskSpec = { readonly name: string; readonly data: z.core.$ZodType };

export const defineTask = <const T extends TaskSpec>(task: T): T => task;

export type TaskDataOf<T extends TaskSpec> = z.output<T['data']>;

/** How a task travels. */
export type TaskMessage = {
  readonly id: string;
  readonly task: string;
  readonly correlationId: string;
  readonly data: unknown;
};

/** The variable that holds the URL of a task's queue: `expireOrder` → `TASK_QUEUE_EXPIRE_ORDER`. */
export const taskQueueVariable = (task: string): string =>
  `TASK_QUEUE_${task.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;
