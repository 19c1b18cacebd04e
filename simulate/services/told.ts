import type { Consumer } from '@onsale/runtime/queue-handler';
import type { Message } from '@onsale/testing/memory-outbox';

/** What a service's outbox holds, in the order in which it was committed; and what the service does about messages. */
export type Told = {
  readonly messages: readonly Message[];
  readonly consumers: readonly Consumer[];
  /** By the task's name. Its data is what the service's own outbox wrote. */
  readonly tasks: Readonly<Record<string, (data: unknown) => Promise<void>>>;
};
