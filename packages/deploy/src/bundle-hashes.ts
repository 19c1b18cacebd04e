import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PlainFault } from '@onsale/local/plain-fault';

/** By file below the folder: `orders/placeOrder.zip`. SHA-256 in base64, as Lambda tells it of what it runs. */
export type Hashes = Readonly<Record<string, string>>;

const listFile = 'hashes.json';

/** Writes down what a folder of bundles holds, in the folder itself. Answers it. */
export const writeHashes = (folder: string): Hashes => {
  const files = globSync('**/*', { cwd: folder }).filter(
    (file) => file !== listFile && statSync(path.join(folder, file)).isFile(),
  );
  const hashes = Object.fromEntries(files.sort().map((file) => [file, hashOf(path.join(folder, file))]));
  writeFileSync(path.join(folder, listFile), `${JSON.stringify(hashes, null, 2)}\n`);
  return hashes;
};

/** What was written down. Throws a PlainFault where the folder holds none, or anything that is not as it was written down. */
export const readHashes = (folder: string): Hashes => {
  const list = path.join(folder, listFile);
  if (!existsSync(list)) throw new PlainFault(`there is no ${list}: npm run bundles -- --to ${folder}`);
  const hashes = JSON.parse(readFileSync(list, 'utf8')) as Hashes; // written above
  for (const [file, hash] of Object.entries(hashes)) {
    const there = path.join(folder, file);
    if (!existsSync(there) || hashOf(there) !== hash) throw new PlainFault(`${there} is not what was built`);
  }
  return hashes;
};

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('base64');
