import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** The variable that names the folder of bundles to deploy instead of building some. */
export const bundlesVariable = 'ONSALE_BUNDLES';

/** Where a function's bundle lies below that folder. */
export const bundleFile = (service: string, functionName: string): string => `${service}/${functionName}.zip`;

type Wanted = {
  readonly service: string;
  readonly functionNames: readonly string[];
  /** The service's own. */
  readonly folder: string;
};

/**
 * Puts bundles that were built before where serverless-esbuild takes them from when it is told to skip its build. Throws an Error that
 * names the function that has none.
 */
export const layOutBundles = (bundles: string, { service, functionNames, folder }: Wanted): void => {
  const packaged = path.join(folder, '.serverless');
  mkdirSync(packaged, { recursive: true });
  for (const name of functionNames) {
    const bundle = path.join(bundles, bundleFile(service, name));
    if (!existsSync(bundle)) throw new Error(`service ${service}, function ${name}: there is no bundle ${bundle}`);
    copyFileSync(bundle, path.join(packaged, `${name}.zip`));
  }
};
