import type { Chaos } from './chaos.ts';

/** Whoever calls: an environment of a function, named by what it is at work on; a buyer's browser. */
export type Process = { name: string; isDead: boolean };

/** What a call is told when it did not go well: its effect may have happened. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

type Calls = Record<string, (...args: never[]) => Promise<unknown>>;

/** The calls to the outside that a process makes: they wait for their turn, and may go wrong. */
export type Outside = {
  /**
   * The same port with all of its calls in the scheduler's hands. `singleWrites`: those of its methods that are one conditional write, which
   * may be sent again after it was done; transactions have a token against that.
   */
  readonly through: <Port extends Calls>(name: string, port: Port, singleWrites?: readonly (keyof Port)[]) => Port;
  /** One call. `impatient`: the caller may give up while the call goes on. */
  readonly call: <Answer>(name: string, work: () => Promise<Answer>, impatient?: boolean) => Promise<Answer>;
  /** Stands between two requests of one call. */
  readonly between: () => Promise<void>;
};

/** `onCrash`: the process is dead, none of its calls is answered any more. */
export const outsideOf = (
  { scheduler, fate, isSentAgain, stallUntil }: Chaos,
  process: Process,
  onCrash: () => void,
): Outside => {
  const call = <Answer>(name: string, work: () => Promise<Answer>, impatient = false): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const label = `${process.name} ${name}`;
      const fail = (when: string): void => reject(new Fault(`${label} failed ${when} its effect`));

      /** What the process does next, unless something goes wrong here. */
      const unlessAmiss = (place: 'before' | 'after', next: () => void): void => {
        if (process.isDead) return;
        const drawn = fate();
        if (drawn === 'crash') {
          process.isDead = true;
          onCrash();
        } else if (drawn === 'fault') fail(place);
        else if (drawn === 'stall')
          scheduler.at(stallUntil(), process, `${label} goes on (${place})`, () => process.isDead || next());
        else next();
      };
      const start = (): void => {
        const outcome = work();
        const answer = (): void => unlessAmiss('after', () => resolve(outcome));
        outcome.then(answer, answer);
        if (impatient && fate() === 'stall') scheduler.soon(process, `${label} is given up`, () => fail('perhaps without'));
      };
      scheduler.soon(process, label, () => unlessAmiss('before', start));
    });

  return {
    call,
    between: () => call('between two requests', () => Promise.resolve()),
    through: (name, port, singleWrites = []) =>
      Object.fromEntries(
        Object.entries(port).map(([method, original]) => {
          const send =
            (how = '') =>
            (...args: never[]) =>
              call(`${name}.${method}${how}`, () => original(...args));
          const write = async (...args: never[]): Promise<unknown> => {
            const answer = await send()(...args);
            return isSentAgain() ? send(' again')(...args) : answer;
          };
          return [method, singleWrites.includes(method) ? write : send()];
        }),
      ) as typeof port, // each call kept its own type
  };
};
