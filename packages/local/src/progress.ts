export type Print = (line: string) => void;

/** Runs a step of the start and prints what it did and how long that took: `  DynamoDB          0.1 s  127.0.0.1:3004`. */
export const step = async <T>(print: Print, name: string, work: () => Promise<T>, detail?: (result: T) => string): Promise<T> => {
  const started = performance.now();
  const result = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`  ${name.padEnd(16)}${seconds.padStart(5)} s  ${detail?.(result) ?? ''}`.trimEnd());
  return result;
};
