import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs `work` so that every log line, event and service call made within carries the id. */
export const withCorrelationId = <T>(correlationId: string, work: () => T): T => storage.run(correlationId, work);

/** The id of the request or event at hand; a fresh one outside of any. */
export const currentCorrelationId = (): string => storage.getStore() ?? crypto.randomUUID();

/** Accepts an id from outside only if it cannot break a log line. */
export const acceptableCorrelationId = (candidate: string | undefined): string | undefined =>
  candidate !== undefined && /^[0-9A-Za-z_-]{8,64}$/.test(candidate) ? candidate : undefined;
