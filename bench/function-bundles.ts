import path from 'node:path';
import { localFunctionName } from '@onsale/local/offline-configuration';
import { loadServices } from '@onsale/local/services';
import type { Service } from '@onsale/local/services';
import type { ValueMap } from '@onsale/serverless-config/configuration';
import { build } from 'esbuild';

/** A function as it is deployed: one minified file with all that it needs. */
export type FunctionBundle = {
  readonly service: string;
  readonly functionName: string;
  readonly file: string;
  readonly bytes: number;
  /** Somebody waits for its answer. */
  readonly answers: boolean;
  /** As configured; what only a deploy knows is an address. */
  readonly environment: Readonly<Record<string, string>>;
  /** The packages that make most of it, biggest first. */
  readonly madeOf: readonly { readonly name: string; readonly bytes: number }[];
};

/**
 * Bundles every function of every service into a folder, with the settings of a deploy. One build a service: what its functions share is read once.
 * `standIns` are sources to take in place of a function's own, by `tickets-renderTickets`.
 */
export const bundleFunctions = async (
  root: string,
  outdir: string,
  standIns: Readonly<Record<string, string>> = {},
): Promise<FunctionBundle[]> => {
  const bundles: FunctionBundle[] = [];
  for (const service of await loadServices(root)) {
    const functions = Object.entries(service.configuration.functions);
    const { metafile } = await build({
      ...service.esbuild,
      external: leftOut(service),
      entryPoints: Object.fromEntries(
        functions.map(([name, { handler }]) => [
          name,
          standIns[localFunctionName(service.name, name)] ?? sourceOf(service, handler),
        ]),
      ),
      outdir: path.join(outdir, service.name),
      outExtension: { '.js': '.cjs' },
      absWorkingDir: root,
      metafile: true,
      logLevel: 'error',
    });
    const outputs = new Map(Object.entries(metafile.outputs).map(([file, output]) => [path.resolve(root, file), output]));
    for (const [functionName, fn] of functions) {
      const file = path.join(outdir, service.name, `${functionName}.cjs`);
      const output = outputs.get(file);
      if (!output) throw new Error(`esbuild made nothing of ${fn.handler}`);
      bundles.push({
        service: service.name,
        functionName,
        file,
        bytes: output.bytes,
        answers: fn.events.some(({ http }) => http) || fn.events.length === 0, // nothing calls the authorizer by an event, but everyone waits
        environment: known({ ...service.configuration.provider.environment, ...fn.environment }),
        madeOf: byPackage(output.inputs),
      });
    }
  }
  return bundles;
};

/** `src/handlers/place-order.handler` stands in `src/handlers/place-order.ts`. */
const sourceOf = ({ folder }: Service, handler: string): string =>
  path.join(folder, `${handler.slice(0, handler.lastIndexOf('.'))}.ts`);

const known = (environment: ValueMap): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, typeof value === 'string' ? value : `http://127.0.0.1/${name}`]),
  );

/** What serverless-esbuild keeps out of the bundle, and does not ship either. */
const leftOut = ({ configuration }: Service): string[] => {
  const { custom } = configuration as { custom?: { esbuild?: { exclude?: string[] } } }; // of packages/serverless-config/custom.yml
  return custom?.esbuild?.exclude ?? [];
};

const byPackage = (inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>) => {
  const sizes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? 'our own code';
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes })).sort((one, other) => other.bytes - one.bytes);
};
