/** What a function of this version answers to a batch without a message. */
export type TryVersion = (version: string) => Promise<{ readonly fault?: string; readonly answer: string }>;

/**
 * Why a version must not get messages, or nothing where it may. It is given an empty batch: it loads, reads its configuration and
 * answers, and has nothing to do.
 */
export const faultOf = async (version: string, tryVersion: TryVersion): Promise<string | undefined> => {
  const { fault, answer } = await tryVersion(version);
  if (fault === undefined) return undefined;
  return `an empty batch made it fail (${fault}): ${reasonIn(answer)}`;
};

/** Lambda answers a failure as an object with its message. */
const reasonIn = (answer: string): string => /"errorMessage":"([^"]+)"/.exec(answer)?.[1] ?? answer.slice(0, 200);
