import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { inParallel } from '@onsale/kernel/in-parallel';
import { PlainFault } from '@onsale/local/plain-fault';
import { bundleFile } from '@onsale/serverless-config/carried-bundles';
import { stackName } from '@onsale/serverless-config/names';
import type { Account } from './account.ts';
import type { Hashes } from './bundle-hashes.ts';
import { resourcesOf } from './stacks.ts';

const atOnce = 8;

/**
 * Holds what a service's functions run to the bundles that were carried there, by hash. Answers how many it compared.
 * Throws a PlainFault that names those that run something else.
 */
export const compareBundles = async (
  { lambda, cloudFormation }: Pick<Account, 'lambda' | 'cloudFormation'>,
  { hashes, service, stage }: { hashes: Hashes; service: string; stage: string },
): Promise<number> => {
  const stack = stackName(service, stage);
  const names = await resourcesOf(cloudFormation, stack, 'AWS::Lambda::Function');
  const running = await inParallel(names, atOnce, async (FunctionName) => {
    const { CodeSha256 } = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
    return { file: bundleFile(service, FunctionName.slice(`${stack}-`.length)), hash: CodeSha256 };
  });
  const others = running.filter(({ file, hash }) => hash === undefined || hashes[file] !== hash);
  if (others.length > 0)
    throw new PlainFault(`deployed, but not the bundles that were carried: ${others.map(({ file }) => file).join(', ')}`);
  return running.length;
};
