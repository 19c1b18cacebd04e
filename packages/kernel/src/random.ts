/** Where randomness comes from. Passed in, so that a test can replay a choice. */
export type Random = {
  /** A float in [0, 1), as `Math.random`. Never for secrets. */
  next(): number;
};

export const systemRandom: Random = { next: () => Math.random() };
