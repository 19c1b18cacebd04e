import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { CloudFrontClient, GetDistributionCommand } from '@aws-sdk/client-cloudfront';
import { homeAt, prepareHome } from '@onsale/local/home';
import { startMailbox } from '@onsale/local/mailbox';
import { assertPortsFree, loopback, portsFrom } from '@onsale/local/ports';
import type { Ports } from '@onsale/local/ports';
import { step } from '@onsale/local/progress';
import { signInEnvironment } from '@onsale/local/sign-in-environment';
import { startSignIn } from '@onsale/local/sign-in';
import type { Print } from '@onsale/local/progress';
import { outputsFile } from '../outputs.ts';
import { installEmulator, startEmulator } from './emulator.ts';
import { startFront } from './front.ts';
import { workingCopyOf } from './working-copy.ts';

/** The stage that is rehearsed. */
export const stage = 'ci';
export const region = 'ap-northeast-2';

export type Ran = { readonly code: number; readonly said: string };
type Outputs = { readonly api: string; readonly site: string; readonly shared: Readonly<Record<string, string>> };

export type World = Awaited<ReturnType<typeof startWorld>>;

/** An AWS account with nothing in it, on this machine: an emulator, a mailbox, and what leads to the CDN. Its logs are in `folder`. */
export const startAccount = async (home: string, folder: string, print: Print, stops: (() => unknown)[]) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const ports = await freePorts();
  const mailHome = homeAt(folder);
  prepareHome(mailHome);

  let python = '';
  await step(print, 'install', () => Promise.resolve((python = installEmulator(home))));
  const mailbox = await startMailbox(mailHome.mail, ports);
  stops.push(() => mailbox.stop());
  const front = await startFront(ports.front, ports.gateway);
  stops.push(() => front.stop());
  const signIn = await startSignIn(mailHome.signInKeys, front.url, ports);
  stops.push(() => signIn.stop());
  const emulator = await startEmulator({ python, folder, port: ports.gateway, siteUrl: front.url });
  stops.push(() => emulator.stop());

  const variables: Readonly<Record<string, string>> = {
    AWS_ENDPOINT_URL: emulator.endpoint,
    AWS_ACCESS_KEY_ID: 'test', // the emulator's root: whoever owns the account; no call that shows a right is signed with it
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: region,
    MAIL_FROM: 'Onsale <tickets@onsale.example>',
    SMTP_URL: `smtp://${loopback}:${ports.smtp}`,
  };
  return { emulator, mailbox: mailbox.url, signIn: signInEnvironment(ports), front, variables };
};

/** Such an account, and a copy of the repository to deploy from. */
export const startWorld = async (root: string, print: Print, stops: (() => unknown)[]) => {
  const home = path.join(root, '.onsale');
  const folder = path.join(home, 'rehearsal');
  const { emulator, mailbox, signIn, front, variables } = await startAccount(home, folder, print, stops);
  const copy = workingCopyOf(root);
  copy.change('packages/serverless-config/stages.yml', (yml) => withIssuer(yml, signIn));
  copy.commit('Sign in with an issuer of this machine: the emulator has none whose tokens name our scope');
  symlinkSync(folder, path.join(copy.folder, '.onsale')); // logs and outputs stay when the copy goes
  stops.push(() => copy.remove());

  stops.push(() => running.forEach((child) => child.kill()));

  const environment: Readonly<Record<string, string>> = {
    ...withoutAws(),
    ...variables,
    SLS_AWS_MONITORING_FREQUENCY: '300',
    NODE_COMPILE_CACHE: path.join(folder, 'compile-cache'),
  };
  Object.assign(process.env, environment); // our own SDK clients look there too

  const deployers = new Map<string, Readonly<Record<string, string>>>();

  /** Runs `npm run deploy` and the like, without npm's own start, as whoever may deploy that stage. */
  const command = (
    name: 'bundles' | 'deploy' | 'plan' | 'remove' | 'rollback',
    args: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Ran> =>
    run([`packages/deploy/src/${name}.ts`, ...args], copy.folder, {
      ...environment,
      ...args.map((arg) => deployers.get(arg)).find((credentials) => credentials !== undefined), // whichever option names the stage
      ...more,
    });
  const outputs = (): Outputs => JSON.parse(readFileSync(outputsFile(copy.folder, stage), 'utf8')) as Outputs; // a deploy wrote it
  return {
    ...{ root, folder, copy, emulator, mailbox, signIn: signIn.SIGN_IN_ISSUER, site: front.url, print, command, outputs },
    /** Whose credentials a stage is deployed with from now on. */
    deployWith: (of: string, credentials: Readonly<Record<string, string>>): void => void deployers.set(of, credentials),
    /** Lets the front lead to the stage's distribution. */
    showSite: async (): Promise<void> => {
      const Id = outputs().shared['DistributionId'];
      const { Distribution } = await new CloudFrontClient({}).send(new GetDistributionCommand({ Id }));
      front.show(Distribution?.DomainName ?? '');
    },
  };
};

/** The rehearsed stage's row with an issuer of one's own. */
const withIssuer = (yml: string, signIn: ReturnType<typeof signInEnvironment>): string => {
  const start = yml.indexOf(`\n${stage}:`);
  const row = yml
    .slice(start)
    .replace('signIn: user-pool', 'signIn: issuer')
    .replace("issuer: ''", `issuer: ${signIn.SIGN_IN_ISSUER}`)
    .replace("issuerKeysUrl: ''", `issuerKeysUrl: ${signIn.SIGN_IN_KEYS_URL}`)
    .replace("issuerAudience: ''", `issuerAudience: ${signIn.SIGN_IN_AUDIENCE}`);
  return yml.slice(0, start) + row;
};

/** The emulator's and the mailbox's, which no other run beside us has; below those that systems give to outgoing connections. */
const freePorts = async (base = 10_000 + (process.pid % 1000) * 10): Promise<Ports> => {
  const ports = portsFrom(base);
  return assertPortsFree(ports).then(
    () => ports,
    () => freePorts(base + 10),
  );
};

const withoutAws = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (name.startsWith('AWS_') ? [] : [[name, value ?? '']])),
  );

const running = new Set<ChildProcess>();

/** Runs a script under this Node to its end. */
export const run = (args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, said });
    });
  });
