import { PlainFault } from '@onsale/local/plain-fault';
import { stage as localStage } from '@onsale/local/stage';
import { alias } from '@onsale/serverless-config/live-alias';

/** A function of a service, and how it is called. */
export type CalledFunction = {
  readonly service: string;
  readonly name: string;
  readonly FunctionName: string;
  readonly Qualifier?: string;
};

/** The function that publishes a service's outbox, as its alias stands. */
export const outboxPublisher = (service: string, stage: string): CalledFunction => {
  const name = 'publishOutbox';
  return calledFunction(stage === localStage ? `${service}-${name}` : `onsale-${service}-${stage}-${name}`, stage);
};

/**
 * The function that a stream's mapping called. On AWS it is called as its alias stands today, whatever version had failed: that is what
 * was mended. Throws a PlainFault on one that is not of the stage, since a file alone must not say what is called.
 */
export const calledFunction = (functionArn: string, stage: string): CalledFunction => {
  const FunctionName = functionArn.startsWith('arn:') ? (functionArn.split(':')[6] ?? '') : functionArn;
  const isLocal = stage === localStage;
  const pattern = isLocal ? /^([a-z-]+)-(\w+)$/ : new RegExp(`^onsale-([a-z-]+)-${stage}-(\\w+)$`);
  const [, service, name] = pattern.exec(FunctionName) ?? [];
  if (service === undefined || name === undefined) throw new PlainFault(`${functionArn} is no function of the stage ${stage}`);
  return { service, name, FunctionName, ...(!isLocal && { Qualifier: alias }) };
};
