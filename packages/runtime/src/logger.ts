import { Logger } from '@aws-lambda-powertools/logger';
import { currentCorrelationId } from './correlation.ts';
import { toldFault } from './told-fault.ts';

const logger = new Logger({ serviceName: process.env['SERVICE'] ?? 'onsale' });

/** Facts about a log line. Ids and codes only: never names, mail addresses, tokens or bodies. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

const withId = (facts: LogFacts) => ({ ...facts, correlationId: currentCorrelationId() });

export const log = {
  info: (message: string, facts: LogFacts = {}): void => logger.info(message, withId(facts)),
  warn: (message: string, facts: LogFacts = {}): void => logger.warn(message, withId(facts)),
  error: (message: string, error: unknown, facts: LogFacts = {}): void =>
    logger.error(message, { ...withId(facts), error: toldFault(error) }),
};
