import path from 'node:path';
import readConfiguration from 'serverless/lib/configuration/read.js';
import resolveVariables from 'serverless/lib/configuration/variables/index.js';
import type { ExpandedConfiguration, ServiceConfiguration } from '../src/configuration.ts';
import { expandService } from '../src/expand.ts';
import { serverlessYml } from './packaged-services.ts';

type Row = Readonly<Record<string, unknown>>;

/** What a service declares on a stage before osls compiles it, with some columns of the stage's row changed. */
export const expandedService = async (name: string, stage: string, change: Row = {}): Promise<ExpandedConfiguration> => {
  const file = serverlessYml(name);
  const row = { ...((await readConfiguration(path.resolve('packages/serverless-config/stages.yml')))[stage] as Row), ...change };
  const configuration = await readConfiguration(file);
  configuration['custom'] = { ...(configuration['custom'] as Row), stage: row };
  await resolveVariables({ serviceDir: path.dirname(file), configuration, options: { stage } });
  return expandService(configuration as unknown as ServiceConfiguration); // osls has read and resolved it
};
