/** A fault as a log may keep it. */
type ToldFault = {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** The id that AWS knows a refused request by, and its HTTP status. */
  readonly requestId?: string;
  readonly status?: number;
  readonly cause?: ToldFault;
};

type Aws = { readonly $metadata?: { readonly requestId?: string; readonly httpStatusCode?: number } };

const deepest = 5; // causes; a chain of them may go round

/**
 * What of a fault may reach a log: its words and where it arose, with mail addresses and secrets blotted out, and the same of its causes. What libraries
 * hang on their errors stays away, for it may be a buyer's: the items of a refused transaction, what a server answered.
 */
export const toldFault = (fault: unknown, depth = 1): ToldFault => {
  const error = fault instanceof Error ? fault : new Error(String(fault));
  const { requestId, httpStatusCode } = (error as Aws).$metadata ?? {}; // what every error of the AWS SDK carries
  return {
    name: error.name,
    message: blotted(error.message),
    ...(error.stack !== undefined && { stack: blotted(error.stack) }),
    ...(requestId !== undefined && { requestId }),
    ...(httpStatusCode !== undefined && { status: httpStatusCode }),
    ...(error.cause !== undefined && depth < deepest && { cause: toldFault(error.cause, depth + 1) }),
  };
};

const blotted = (text: string): string => blots.reduce((rest, [what, by]) => rest.replace(what, by), text);

/** Each is bounded on both sides, so that long texts take no longer than they are long. */
const blots: readonly (readonly [RegExp, string])[] = [
  [/[^\s"'<>()@]{1,64}@[^\s"'<>()@]{1,255}/g, '…@…'],
  [/\b(on[kd]_(?:test_)?[0-9a-z]{40})_[0-9a-z]{40}\b/g, '$1_…'], // the id of a key or of a scanner is none
  [/\bwhsec_[\w+/=-]+/g, 'whsec_…'],
  [/\bBearer [\w.~+/=-]+/gi, 'Bearer …'],
];
