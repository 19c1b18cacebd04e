// A worker: a process that holds execution environments of each function that was called in it, and calls them as it is told.
import { endWithParent } from '@onsale/local/end-with-parent';
import { countRequests, counting, takeCounts } from './count-requests.ts';
import type { Taken } from './count-requests.ts';
import { startEnvironment } from './environment.ts';
import type { Handler, HostedFunction } from './environment.ts';

/** `environment` is the number of one of the function's environments here; it has one call at a time. */
export type Call = { readonly functionName: string; readonly environment: number; readonly event: unknown };

export type ToWorker =
  { readonly functions: readonly HostedFunction[] } | ({ readonly id: number } & Call) | { readonly take: true };

export type FromWorker =
  { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly fault: string } | { readonly taken: Taken };

endWithParent();
countRequests();

const functions = new Map<string, HostedFunction>();
const environments = new Map<string, Handler>();

const environmentOf = (name: string, number: number): Handler => {
  const key = `${name} ${number}`;
  const running = environments.get(key);
  if (running) return running;
  const hosted = functions.get(name);
  if (!hosted) throw new Error(`there is no function ${name}`);
  const started = startEnvironment(hosted);
  environments.set(key, started);
  return started;
};

const invoke = async (id: number, { functionName, environment, event }: Call): Promise<FromWorker> => {
  try {
    const answer = await counting(functionName, () =>
      environmentOf(functionName, environment)(event, { functionName, awsRequestId: String(id) }),
    );
    return { id, answer };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? fault.message : String(fault) };
  }
};

const tell = (message: FromWorker): void => void process.send?.(message);

process.on('message', (message: ToWorker) => {
  if ('functions' in message) for (const each of message.functions) functions.set(each.name, each);
  else if ('take' in message) tell({ taken: takeCounts() });
  else void invoke(message.id, message).then(tell);
});
