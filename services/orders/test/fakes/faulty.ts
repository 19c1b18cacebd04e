/** Called before and after each call to the outside. */
export type Gate = (place: string) => Promise<void>;

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

/** The same port with a gate around each of its calls. */
export const faulty = <Port extends Calls>(port: Port, gate: Gate): Port =>
  Object.fromEntries(
    Object.entries(port).map(([name, call]) => [
      name,
      async (...args: never[]) => {
        await gate(`before ${name}`);
        const answer = await call(...args);
        await gate(`after ${name}`);
        return answer;
      },
    ]),
  ) as Port; // each call kept its own type

/**
 * Plays a story again and again; each time the work that it gives to `crash` breaks off at a later gate, until it is done
 * before its crash.
 */
export const crashAnywhere = async (
  story: (gate: Gate, crash: (work: () => Promise<unknown>) => Promise<void>) => Promise<void>,
): Promise<void> => {
  const run = { crashed: true };
  for (let calm = 0; run.crashed; calm++) {
    let left = Infinity;
    const gate: Gate = (place) => (left-- === 0 ? Promise.reject(new Error(`Crash ${place}`)) : Promise.resolve());
    await story(gate, async (work) => {
      left = calm;
      await work().catch(() => undefined);
      run.crashed = left < 0;
      left = Infinity;
    });
  }
};
