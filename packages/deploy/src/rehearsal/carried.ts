import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import type { Claims } from './claims.ts';
import { expect, expectDone } from './expect.ts';
import { expectRefusedAtOnce } from './refusals.ts';
import { stage } from './world.ts';
import type { World } from './world.ts';

/** Builds what the first deploy carries. Answers its folder. */
export const bundleClaims = async ({ show }: Claims, { command, folder }: World): Promise<string> => {
  const bundles = path.join(folder, 'bundles');
  await show('every bundle and the site are built once, for all stages', 'npm run bundles', async () =>
    expectDone(await command('bundles', ['--to', bundles])),
  );
  await show('a carried bundle that somebody changed: one line, nothing deployed', 'a byte more in one zip', async () => {
    const changed = path.join(folder, 'changed-bundles');
    cpSync(bundles, changed, { recursive: true });
    appendFileSync(path.join(changed, 'orders/placeOrder.zip'), '!');
    const refused = await command('deploy', ['--stage', stage, '--bundles', changed]);
    await expectRefusedAtOnce(refused, /^\S+orders\/placeOrder\.zip is not what was built$/m);
  });
  return bundles;
};

/** After the deploy that carried them. */
export const carriedClaims = ({ show }: Claims, bundles: string): Promise<boolean> =>
  show('what runs is what was built once, byte for byte', "each function's CodeSha256 is that of its carried zip", async () => {
    const running = new Map<string, string | undefined>();
    for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient({}) }, {}))
      for (const { FunctionName = '', CodeSha256 } of Functions) running.set(FunctionName, CodeSha256);
    const zips = globSync('*/*.zip', { cwd: bundles });
    const others = zips.filter((zip) => {
      const [service = '', file = ''] = zip.split('/');
      const hash = createHash('sha256')
        .update(readFileSync(path.join(bundles, zip)))
        .digest('base64');
      return running.get(`onsale-${service}-${stage}-${path.basename(file, '.zip')}`) !== hash;
    });
    expect(others.length === 0, `these run something else: ${others.join(', ')}`);
    expect(zips.length > 0 && zips.length === running.size, `${zips.length} bundles, ${running.size} functions`);
  });
