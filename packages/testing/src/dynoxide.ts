import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indexStreams } from '@onsale/local/stream-index';
import { endpointOn, freePort } from './database-port.ts';

/** An embedded DynamoDB with nothing in it, on a free port of 127.0.0.1; ready in about 0.1 s. In a file, since its streams want an index. */
export const startDynoxide = async (): Promise<{ endpoint: string; stop: () => Promise<void> }> => {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-dynamodb-'));
  const file = path.join(folder, 'dynoxide.db');
  const binary = createRequire(`${process.cwd()}/package.json`).resolve('@dynoxide/linux-x64/dynoxide');
  const child = spawn(binary, ['serve', '-p', String(port), '--db-path', file], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const endpoint = await endpointOn(port);
  indexStreams(file);
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { endpoint, stop };
};
