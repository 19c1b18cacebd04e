import { startHost } from '../host/host.ts';
import { figuresOf } from '../report/figures.ts';
import type { Figures } from '../report/figures.ts';
import { drawing } from './scenario.ts';
import type { Scenario, Size } from './scenario.ts';

/** Environments of each function, one in each worker process: as many as this machine has cores, since each of them has to get warm. */
const workers = 2;

type Wanted = { readonly root: string; readonly size: Size; readonly profiles?: string | undefined };

/** Runs a scenario on a host of its own. */
export const runScenario = async (name: string, scenario: Scenario, { root, size, profiles }: Wanted): Promise<Figures> => {
  const { paused, cdn, standIns = {} } = scenario;
  const host = await startHost(root, {
    workers,
    apart: [drawing],
    paused,
    cdn,
    standIns,
    ...(profiles !== undefined && { profiles }),
  });
  try {
    const found = await scenario.run(host, size);
    return figuresOf(found, { scenario: name, size, workers, megabytes: host.memory() });
  } finally {
    await host.stop();
  }
};
