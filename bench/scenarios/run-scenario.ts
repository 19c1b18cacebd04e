import { startHost } from '../host/host.ts';
import { figuresOf } from '../report/figures.ts';
import type { Figures } from '../report/figures.ts';
import { drawing } from './scenario.ts';
import type { Scenario, Size } from './scenario.ts';

/** Two cores have an engine, a front and the load to carry beside it, and each further worker would have to get warm by itself. */
const workers = 1;

/** As many requests of a function at a time as there are cores; each environment has to get warm. */
const environments = 2;

type Wanted = { readonly root: string; readonly size: Size; readonly profiles?: string | undefined };

/** Runs a scenario on a host of its own. */
export const runScenario = async (name: string, scenario: Scenario, { root, size, profiles }: Wanted): Promise<Figures> => {
  const { paused, cdn, standIns = {} } = scenario;
  const host = await startHost(root, {
    ...{ workers, environments },
    apart: [drawing],
    paused,
    cdn,
    standIns,
    ...(profiles !== undefined && { profiles }),
  });
  try {
    const found = await scenario.run(host, size);
    return figuresOf(found, { scenario: name, size, environments: workers * environments, megabytes: host.memory() });
  } finally {
    await host.stop();
  }
};
