// A worker: a process that holds one execution environment of each function that was called in it, and calls them as it is told.
import { endWithParent } from '@onsale/local/end-with-parent';
import { countRequests, counting, takeCounts } from './count-requests.ts';
import type { Taken } from './count-requests.ts';
import { startEnvironment } from './environment.ts';
import type { Handler, HostedFunction } from './environment.ts';

export type ToWorker =
  | { readonly functions: readonly HostedFunction[] }
  | { readonly id: number; readonly functionName: string; readonly event: unknown }
  | { readonly take: true };

export type FromWorker =
  { readonly id: number; readonly answer: unknown } | { readonly id: number; readonly fault: string } | { readonly taken: Taken };

endWithParent();
countRequests();

const functions = new Map<string, HostedFunction>();
const environments = new Map<string, Handler>();

const environmentOf = (name: string): Handler => {
  const running = environments.get(name);
  if (running) return running;
  const hosted = functions.get(name);
  if (!hosted) throw new Error(`there is no function ${name}`);
  const started = startEnvironment(hosted);
  environments.set(name, started);
  return started;
};

const invoke = async (id: number, functionName: string, event: unknown): Promise<FromWorker> => {
  try {
    const answer = await counting(functionName, () =>
      environmentOf(functionName)(event, { functionName, awsRequestId: String(id) }),
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
  else void invoke(message.id, message.functionName, message.event).then(tell);
});
