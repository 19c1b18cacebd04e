import type { Chaos } from './chaos.ts';
import { Fault, outsideOf } from './process.ts';
import type { Outside, Process } from './process.ts';

/** What a function is made of: a use case over its service's ports. */
type Make<Ports, Args extends readonly unknown[], Answer> = (ports: Ports) => (...args: Args) => Promise<Answer>;

/** An environment of a function: warm, with a memory of its own, at one thing at a time. */
type Environment<Args extends readonly unknown[], Answer> = {
  readonly handler: (...args: Args) => Promise<Answer>;
  readonly process: Process;
  /** Tells whoever waits that it died. Absent: nobody waits, it is idle. */
  die?: ((fault: Fault) => void) | undefined;
};

/** A service's functions, each with as many environments as are at work, as Lambda has them. */
export const deployment = <Ports>(chaos: Chaos, portsOf: (outside: Outside) => Ports) => {
  const pools = new Map<unknown, unknown>();
  let runs = 0;

  const poolOf = <Args extends readonly unknown[], Answer>(make: Make<Ports, Args, Answer>): Environment<Args, Answer>[] => {
    const pool = pools.get(make) ?? [];
    pools.set(make, pool);
    return pool as Environment<Args, Answer>[]; // this function's own
  };

  const start = <Args extends readonly unknown[], Answer>(
    make: Make<Ports, Args, Answer>,
    pool: Environment<Args, Answer>[],
  ): Environment<Args, Answer> => {
    const process: Process = { name: make.name, isDead: false };
    const outside = outsideOf(chaos, process, () => {
      pool.splice(pool.indexOf(environment), 1);
      environment.die?.(new Fault(`${process.name} died`));
    });
    const environment: Environment<Args, Answer> = { handler: make(portsOf(outside)), process };
    pool.push(environment);
    return environment;
  };

  return {
    /** Runs a function. Rejects where it throws, and where its process dies. */
    run: <Args extends readonly unknown[], Answer>(make: Make<Ports, Args, Answer>, ...args: Args): Promise<Answer> => {
      const pool = poolOf(make);
      const environment = pool.find(({ die }) => die === undefined) ?? start(make, pool);
      return new Promise<Answer>((resolve, reject) => {
        environment.process.name = `${make.name}-${++runs}`;
        environment.die = reject;
        environment
          .handler(...args)
          .then(resolve, reject)
          .finally(() => {
            environment.die = undefined;
          });
      });
    },
  };
};
