/** A secret that was a key's, and still works until then. */
export type RetiredSecret = {
  readonly secretHash: string;
  /** RFC 3339. */
  readonly until: string;
  /** The gateway's key of the same value, where the key has a plan. */
  readonly gatewayKeyId?: string | undefined;
};

/** More than it takes to repeat a rotation whose answer was lost. */
const mostRetired = 3;

export type Retirement = { readonly still: readonly RetiredSecret[]; readonly ended: readonly RetiredSecret[] };

/**
 * What becomes of older secrets, the newest first, when at `now` the first of them is replaced: each works until its own end, at the latest
 * until `until` (both in milliseconds since 1970). Undefined: too many would.
 */
export const retire = (secrets: readonly RetiredSecret[], now: number, until: number): Retirement | undefined => {
  const ends = secrets.map((each) => ({ ...each, until: new Date(Math.min(Date.parse(each.until), until)).toISOString() }));
  const still = ends.filter((each) => now < Date.parse(each.until));
  if (still.length > mostRetired) return undefined;
  return { still, ended: ends.filter((each) => !still.includes(each)) };
};
