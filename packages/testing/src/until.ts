/**
 * Waits for a condition: asks `look` again and again until it answers something other than undefined.
 * Throws after `withinMilliseconds`, naming what it waited for.
 */
export const until = async <T>(
  what: string,
  look: () => Promise<T | undefined> | T | undefined,
  withinMilliseconds = 10_000,
): Promise<T> => {
  const deadline = performance.now() + withinMilliseconds;
  for (let pause = 10; ; pause = Math.min(pause * 1.5, 250)) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Gave up after ${withinMilliseconds} ms waiting for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
};
