import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction, constants } from 'node:vm';

/** A function as the host runs it. */
export type HostedFunction = {
  /** `orders-placeOrder` */
  readonly name: string;
  /** Its production bundle. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string>>;
};

export type Handler = (event: unknown, context: object) => Promise<unknown>;

/**
 * Loads a function's bundle as an execution environment of its own: its module state and its `process.env` are nobody else's, as in
 * Lambda, though several share a process here. Throws what its start throws.
 */
export const startEnvironment = ({ file, environment }: HostedFunction): Handler => {
  const run = compileFunction(
    readFileSync(file, 'utf8'),
    ['exports', 'require', 'module', '__filename', '__dirname', 'process'],
    {
      filename: file,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    },
  ) as (...parts: unknown[]) => void; // with the parameters just named
  const env = { ...process.env, ...environment };
  const ownProcess = new Proxy(process, {
    get: (target, name) => (name === 'env' ? env : (Reflect.get(target, name) as unknown)),
  });
  const module: { exports: { handler?: Handler } } = { exports: {} };
  run(module.exports, createRequire(file), module, file, path.dirname(file), ownProcess);
  const { handler } = module.exports;
  if (!handler) throw new Error(`${path.basename(file)} exports no handler`);
  return handler;
};
