import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createOrganizer } from '@onsale/contracts/accounts/api';
import { serviceClient } from '@onsale/runtime/service-client';
import type { Claims } from './claims.ts';
import { expect } from './expect.ts';
import { operator } from './roles.ts';
import { run, stage } from './world.ts';
import type { World } from './world.ts';

/** The end-to-end tests of the buyer's way and the partner's. */
const suites = ['e2e/buyers-way.test.ts', 'e2e/bad-input.test.ts', 'e2e/partner-sale.test.ts'];
/** The examples are what the local cloud's first start loads. */
const butWhatIsLocal = '^(?!the examples)';

/** An organizer, and what they sell through every tier. Answers the organizer's key. */
export const saleClaims = async ({ show }: Claims, world: World): Promise<string | undefined> => {
  const { api, shared } = world.outputs();
  let organizerKey: string | undefined;
  await show('an operator creates an organizer', 'signed by a role that may call that one path and no other', async () => {
    const signer = await operator(shared['RestApiId'] ?? '');
    const call = serviceClient((url, init) => signer.fetch(url, init), api);
    const created = await call(createOrganizer, { body: { name: 'Rehearsal' } });
    if (created.ok) organizerKey = created.value.apiKey.key;
    expect(created.ok, JSON.stringify(created));
  });
  if (organizerKey === undefined) return undefined;
  const described = JSON.stringify({
    site: world.site,
    api,
    mailbox: world.mailbox,
    organizerKey,
    tables: { endpoint: world.emulator.endpoint, accessKeyId: 'test', stage },
  });
  for (const suite of suites) {
    await show(`e2e: ${path.basename(suite, '.test.ts')}`, 'through CDN, API Gateway, deployed functions, queues, mail', () =>
      runSuite(world, suite, described),
    );
  }
  return organizerKey;
};

type Report = {
  readonly numPassedTests: number;
  readonly testResults: readonly { readonly message: string }[];
};

const runSuite = async ({ root, folder }: World, suite: string, stack: string): Promise<void> => {
  const results = path.join(folder, `${path.basename(suite)}.json`);
  const args = ['node_modules/jest/bin/jest.js', '--selectProjects', 'e2e', '--runInBand', '--json', `--outputFile=${results}`];
  const env = { ...process.env, ONSALE_E2E_STACK: stack } as Record<string, string>; // no variable of ours is undefined
  const { code, said } = await run([...args, '-t', butWhatIsLocal, suite], root, env);
  if (code === 0) return;
  const report = JSON.parse(readFileSync(results, 'utf8')) as Report;
  throw new Error(report.testResults.map(({ message }) => message).join('\n') || said);
};
