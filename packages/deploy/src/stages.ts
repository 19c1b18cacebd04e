import path from 'node:path';
import { PlainFault } from '@onsale/local/plain-fault';
import { rowOf } from '@onsale/serverless-config/stage';
import readConfiguration from 'serverless/lib/configuration/read.js';

/** What a deploy and its rehearsal read of a row of packages/serverless-config/stages.yml. */
export type Stage = {
  readonly name: string;
  readonly protected: boolean;
  /** Empty: the CDN's own name. */
  readonly domain: string;
  readonly mail: 'ses' | 'smtp';
  readonly endpoint: 'regional' | 'private';
  readonly throttle: { readonly requestsPerSecond: number; readonly burst: number };
};

/** Throws a PlainFault on a stage that the table does not have, and on the local cloud's. */
export const stageNamed = async (name: string | undefined, root: string): Promise<Stage> => {
  const table = await readConfiguration(path.join(root, 'packages/serverless-config/stages.yml'));
  const known = Object.keys(table).filter((each) => each !== 'local');
  if (name === undefined) throw new PlainFault(`which stage? --stage ${known.join(' | ')}`);
  if (!known.includes(rowOf(name))) {
    throw new PlainFault(`there is no stage "${name}": ${known.join(', ')} (packages/serverless-config/stages.yml)`);
  }
  return { ...(table[rowOf(name)] as Stage), name }; // as the template tests hold it to
};
