import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Stack } from '@aws-sdk/client-cloudformation';
import type { Account } from './account.ts';

type Deployed = {
  readonly stage: string;
  readonly account: Account;
  readonly site: string | undefined;
  readonly shared: Readonly<Record<string, string>>;
  readonly stacks: ReadonlyMap<string, Stack>;
};

/** Where a deploy leaves what it made, and its log. */
export const outputsFolder = (root: string): string => path.join(root, '.onsale/deploy');
export const outputsFile = (root: string, stage: string): string => path.join(outputsFolder(root), `${stage}.json`);

/** What a stage consists of, for people and for scripts: ids and addresses, no secrets. */
export const writeOutputs = (file: string, { stage, account, site, shared, stacks }: Deployed): void => {
  const outputs = {
    stage,
    account: account.accountId,
    region: account.region,
    api: shared['ApiUrl'],
    site,
    shared,
    stacks: Object.fromEntries([...stacks].map(([service, { StackName, StackStatus }]) => [service, { StackName, StackStatus }])),
  };
  writeFileSync(file, `${JSON.stringify(outputs, null, 2)}\n`);
};
