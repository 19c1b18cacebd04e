import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * serverless-esbuild lays out what goes into a zip in a folder of its own, `<zip>-<pid>-<time>-<random>` among the temporary ones, and means to take it away
 * afterwards, but removes it as if it were empty: some 30 MB stay each time that all services are packaged. Removes what this process left there.
 */
export const removeLaidOut = (temporary: string, pid: number): void => {
  const ours = new RegExp(`^\\w+-${pid}-\\d{13}-[0-9a-f]{8}$`);
  for (const name of readdirSync(temporary))
    if (ours.test(name)) rmSync(path.join(temporary, name), { recursive: true, force: true });
};
