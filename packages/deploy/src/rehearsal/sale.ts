import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createOrganizer } from '@onsale/contracts/accounts/api';
import { loadExamples } from '@onsale/local/examples';
import { serviceClient } from '@onsale/runtime/service-client';
import type { Claims } from './claims.ts';
import { operator } from './roles.ts';
import { run, stage } from './world.ts';
import type { World } from './world.ts';

/** Every end-to-end test that asks a system which runs, and those that stand in the way of a deployed one. */
const suitesIn = (root: string): string[] => globSync(['e2e/*.test.ts', 'e2e/deployed/*.test.ts'], { cwd: root }).sort();

/** An organizer, and what they sell through every tier. Answers the organizer's key. */
export const saleClaims = async ({ show, notYet }: Claims, world: World): Promise<string | undefined> => {
  const { api, shared } = world.outputs();
  let organizerKey: string | undefined;
  let otherOrganizerKey: string | undefined;
  await show('an operator creates an organizer', 'signed by a role that may call that one path and no other', async () => {
    const signer = await operator(shared['RestApiId'] ?? '');
    const call = serviceClient((url, init) => signer.fetch(url, init), api);
    const create = async (name: string): Promise<string> => {
      const created = await call(createOrganizer, { body: { name } });
      if (!created.ok) throw new Error(JSON.stringify(created));
      return created.value.apiKey.key;
    };
    otherOrganizerKey = await create('Another');
    organizerKey = await create('Rehearsal');
  });
  if (organizerKey === undefined) return undefined;
  const described = JSON.stringify({
    site: world.site,
    api,
    mailbox: world.mailbox,
    signIn: world.signIn,
    ...{ organizerKey, otherOrganizerKey },
    tables: { endpoint: world.emulator.endpoint, accessKeyId: 'test', stage },
  });
  await show('the examples are put on sale', 'three events, 12,000 seats of an arena among them', () =>
    loadExamples({
      folder: path.join(world.root, 'examples'),
      loaded: path.join(world.folder, 'examples.json'),
      ...{ url: world.site, apiKey: organizerKey ?? '', print: () => undefined },
    }),
  );
  for (const suite of suitesIn(world.root)) {
    const claim = `e2e: ${path.basename(suite, '.test.ts')}`;
    let skipped: readonly string[] = [];
    await show(claim, 'through CDN, API Gateway, deployed functions, queues, mail', async () => {
      skipped = await runSuite(world, suite, described);
    });
    for (const name of skipped) notYet(`${claim}: ${name}`, 'skipped, since Chromium is not there');
  }
  return organizerKey;
};

type Report = {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
};

/** Answers the tests that were skipped. Throws what failed. */
const runSuite = async ({ root, folder }: World, suite: string, stack: string): Promise<string[]> => {
  const results = path.join(folder, `${path.basename(suite)}.json`);
  const args = ['node_modules/jest/bin/jest.js', suite, '--runInBand', '--json', `--outputFile=${results}`];
  const env = { ...process.env, ONSALE_E2E_STACK: stack } as Record<string, string>; // no variable of ours is undefined
  const { code, said } = await run([...args, '--selectProjects', 'e2e', 'deployed'], root, env);
  if (!existsSync(results)) throw new Error(said);
  const { testResults } = JSON.parse(readFileSync(results, 'utf8')) as Report; // jest's own
  if (code !== 0) throw new Error(testResults.map(({ message }) => message).join('\n') || said);
  return testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ title, status }) => (status === 'passed' ? [] : [title])),
  );
};
