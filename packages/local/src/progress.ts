export type Print = (line: string) => void;

/** Runs a step of the start and prints how long it took and what it says of itself: `  DynamoDB   0.1 s  http://127.0.0.1:3004`. */
export const step = async (print: Print, name: string, work: () => Promise<string>): Promise<void> => {
  const started = performance.now();
  const detail = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  print(`  ${name.padEnd(12)}${seconds.padStart(6)} s  ${detail}`);
};
