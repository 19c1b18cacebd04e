import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { PlainFault } from './plain-fault.ts';

/** Reads the command line. Throws a PlainFault with the usage on an argument that there is not. */
export const readArguments = <const Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> => {
  try {
    return parseArgs(config);
  } catch (fault) {
    throw new PlainFault(`${(fault as Error).message}\n${usage}`); // parseArgs throws TypeErrors
  }
};
