// npm run deploy: brings a stage, or one service of it, to what stands here.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { inParallel } from '@onsale/kernel/in-parallel';
import { PlainFault } from '@onsale/local/plain-fault';
import { step } from '@onsale/local/progress';
import { stackName } from '@onsale/serverless-config/names';
import { ownAddress } from '@onsale/serverless-config/site-address';
import { deployApi } from './api-deployment.ts';
import { readHashes } from './bundle-hashes.ts';
import { ensureCdnSecret } from './cdn-secret.ts';
import { compareBundles } from './compare-bundles.ts';
import { isCommit, versionAt } from './checkout.ts';
import { runCommand } from './command.ts';
import type { Command } from './command.ts';
import { composeDeploy } from './compose.ts';
import { deployedCommit, versionsOf } from './deployed.ts';
import { whileLocked } from './lock.ts';
import { checkMailServer } from './mail-server.ts';
import { outputsFile, outputsFolder, writeOutputs } from './outputs.ts';
import type { Deployable } from './services.ts';
import { recordVersions } from './record-versions.ts';
import { buildSite, publishSite, siteIn } from './site.ts';
import { smokeTest } from './smoke.ts';
import { changeTime, deleteStack, exportsOf, stacksOf, standing } from './stacks.ts';
import { takenBack } from './taken-back.ts';

const usage = `usage: npm run deploy -- --stage STAGE [--service NAME] [--bundles FOLDER]
  --stage    a row of packages/serverless-config/stages.yml
  --service  only this one; those it needs must be there
  --bundles  deploys what npm run bundles has put there, instead of building it
  --help
The account is that of AWS_PROFILE (or the usual AWS variables), the region AWS_REGION or ap-northeast-2.
MAIL_FROM is the address that mails come from.
Running it again goes on where it failed.`;

const print = console.log;

const namesOf = (services: readonly Deployable[]): string[] => services.map(({ name }) => name);

/** Everything that must be so before the first stack is touched. Answers the stage's stacks as they are. */
const check = async ({ all, only, stage, account }: Command) => {
  const wanted = only ? [only] : all;
  if (wanted.some(({ name }) => name === 'notifications')) await checkMailServer({ ssm: account.ssm, stage, env: process.env });
  const stacks = await stacksOf(account.cloudFormation, namesOf(all), stage.name);
  const usable = new Set([...stacks].flatMap(([name, stack]) => (standing(stack) === 'ready' ? [name] : [])));
  const missing = only?.needs.find((need) => !usable.has(need));
  if (missing !== undefined) throw new PlainFault(`${only?.name} needs ${missing}, which is not deployed to ${stage.name} yet`);
  await ensureCdnSecret(account.ssm, stage.name);
  for (const stack of stacks.values()) {
    if (standing(stack) === 'never-deployed') await deleteStack(account.cloudFormation, stack);
  }
  return stacks;
};

const deploy = async (command: Command): Promise<void> => {
  const { root, stage, all, only, bundles, account } = command;
  const carried = bundles === undefined ? undefined : { folder: bundles, hashes: readHashes(bundles) };
  const before = await check(command);
  const { region, cloudFormation, ssm } = account;
  const folder = outputsFolder(root);
  mkdirSync(folder, { recursive: true });
  print(`Deploying ${only?.name ?? 'all services'} to ${stage.name} (account ${account.accountId}, ${region})`);

  const stacksNow = () => stacksOf(cloudFormation, namesOf(all), stage.name);
  const version = versionAt(root);
  const commit = deployedCommit(ssm, stage.name);
  if (!isCommit(version)) await commit.forget();
  const log = path.join(folder, `${stage.name}.log`);
  const explain = (service: string) => takenBack(cloudFormation, stackName(service, stage.name));
  try {
    await composeDeploy({ root, stage: stage.name, region, service: only?.name, bundles, log, print, explain });
  } finally {
    await recordVersions({ ssm, stage: stage.name, version }, before, await stacksNow());
  }

  const stacks = await stacksNow();
  const shared = await exportsOf(cloudFormation, stage.name);
  const api = { client: account.apiGateway, restApiId: shared['RestApiId'] ?? '', stage: stage.name };
  const changedAt = new Date(Math.max(...[...stacks.values()].map(changeTime)));
  await step(print, 'API', async () => ((await deployApi(api, changedAt)) ? 'new snapshot' : 'unchanged'));

  const bucket = shared['SiteBucketName'];
  if (bucket !== undefined && (!only || only.name === 'storefront')) {
    await step(print, 'site', async () => {
      const site = siteIn(carried?.folder ?? folder);
      if (!carried) await buildSite(root, site);
      const changed = await publishSite(account, { folder: site, bucket, distributionId: shared['DistributionId'] });
      if (changed > 0) await versionsOf(ssm, stage.name, 'storefront').add(version);
      return `${changed} files changed`;
    });
  }
  if (carried) {
    await step(print, 'bundles', async () => {
      const compare = ({ name: service }: Deployable) =>
        compareBundles(account, { hashes: carried.hashes, service, stage: stage.name });
      const counts = await inParallel(only ? [only] : all, 1, compare);
      return `${counts.reduce((sum, each) => sum + each, 0)} functions run those of ${carried.folder}`;
    });
  }
  const { ApiUrl = '', SiteUrl } = shared;
  const site = ownAddress(stage.domain) ?? SiteUrl;
  writeOutputs(outputsFile(root, stage.name), { stage: stage.name, account, site, shared, stacks });

  if (stage.endpoint === 'private') print('  no smoke test: the API answers in its VPC alone');
  else await step(print, 'smoke test', () => smokeTest(ApiUrl).then(() => ApiUrl));
  if (!only && isCommit(version)) await commit.write(version);
  print(`${stackName('*', stage.name)} is deployed: ${site ?? ApiUrl}`);
};

await runCommand('deploy', usage, (command) =>
  whileLocked({ ssm: command.account.ssm, stage: command.stage.name }, 'npm run deploy', () => deploy(command)),
);
