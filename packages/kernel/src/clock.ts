/** Where time comes from. Passed in, so that a test decides what "now" is. */
export type Clock = {
  /** Milliseconds since the Unix epoch. */
  now(): number;
};

export const systemClock: Clock = { now: () => Date.now() };

/** RFC 3339 in UTC with milliseconds, e.g. `2027-05-01T18:00:00.000Z`. */
export const rfc3339 = (epochMilliseconds: number): string => new Date(epochMilliseconds).toISOString();
