import type { Result } from '@onsale/kernel/result';
import { useEffect, useRef, useState } from 'preact/hooks';

export type Answer<Value, Problem> = {
  /** The latest value; it stays while asking again fails. */
  readonly value?: Value;
  /** Why the latest attempt failed. */
  readonly problem?: Problem;
  /** Asks at once. */
  readonly again: () => void;
};

type Ask<Value, Problem> = (signal: AbortSignal) => Promise<Result<Value, Problem>>;

/** In how many milliseconds to ask again; undefined: not by itself. */
export type AskAgain<Value, Problem> = (result: Result<Value, Problem>) => number | undefined;

/**
 * Asks the API, `firstIn` milliseconds from now, and again as `askAgain` says while the page is in view; a page that comes back into view asks at once.
 * `about` names what is asked: when it changes, the old answer is dropped and all starts anew.
 */
export const useAnswer = <Value, Problem>(
  about: string,
  ask: Ask<Value, Problem>,
  askAgain: AskAgain<Value, Problem> = () => undefined,
  firstIn = 0,
): Answer<Value, Problem> => {
  const [answer, setAnswer] = useState<{ about: string; value?: Value; problem?: Problem }>({ about });
  const latest = useRef({ ask, askAgain });
  latest.current = { ask, askAgain };
  const again = useRef(() => {});

  useEffect(() => {
    const stop = new AbortController();
    const hear = (result: Result<Value, Problem>) =>
      setAnswer((before) => {
        if (result.ok) return { about, value: result.value };
        return { ...(before.about === about && before), about, problem: result.error };
      });
    again.current = keepAsking(
      (signal) => latest.current.ask(signal),
      hear,
      (result) => latest.current.askAgain(result),
      firstIn,
      stop.signal,
    );
    return () => stop.abort();
  }, [about]);

  return { ...(answer.about === about && answer), again: () => again.current() };
};

/** Asks until `signal` says stop. Answers a function that asks at once, unless that is being done just now. */
const keepAsking = <Value, Problem>(
  ask: Ask<Value, Problem>,
  hear: (result: Result<Value, Problem>) => void,
  askAgain: AskAgain<Value, Problem>,
  firstIn: number,
  signal: AbortSignal,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  const stopped = () => signal.aborted; // by the page, while an answer was on its way
  let wanted = true; // is another look due, be it later or when the page is in view again?

  const run = async () => {
    if (asking || stopped()) return;
    asking = true;
    clearTimeout(timer);
    try {
      const result = await ask(signal);
      if (stopped()) return;
      hear(result);
      const wait = askAgain(result);
      wanted = wait !== undefined || !result.ok;
      if (wait !== undefined) runIn(wait);
    } catch (fault) {
      if (!stopped()) throw fault;
    } finally {
      asking = false;
    }
  };

  const runIn = (wait: number) => {
    timer = setTimeout(() => document.hidden || void run(), wait);
  };
  const runIfWanted = () => wanted && !document.hidden && void run();
  document.addEventListener('visibilitychange', runIfWanted, { signal });
  addEventListener('online', runIfWanted, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  if (firstIn > 0) runIn(firstIn);
  else void run();
  return () => void run();
};
