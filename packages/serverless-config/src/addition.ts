import type { FunctionEvent, Resource, Statement, ValueMap } from './configuration.ts';

/** Which function is being expanded, and what its neighbours are. */
export type Place = {
  /** Without the prefix: `orders`. */
  readonly service: string;
  readonly stage: string;
  readonly functionName: string;
  /** Of the function, in seconds. */
  readonly timeout: number;
  /** What its queue or stream brings is gathered for so long; 0 for what somebody waits for. */
  readonly gatherSeconds: number;
  /** The functions of this service that have a task queue. */
  readonly taskFunctions: readonly string[];
};

/** What one event of ours stands for. */
export type Addition = {
  readonly events: readonly FunctionEvent[];
  readonly resources?: Readonly<Record<string, Resource>>;
  readonly environment?: ValueMap;
  readonly statements?: readonly Statement[];
};

export const fault = (place: Place, message: string): Error =>
  new Error(`service ${place.service}, function ${place.functionName}: ${message}`);
