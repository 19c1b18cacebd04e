// A child process of the stack: serverless-offline with the functions of all services. Gets its configuration by message.
import Serverless from 'serverless/lib/serverless.js';
import 'serverless/lib/utils/serverless-utils/log-reporters/node.js';
import { bundle } from './bundles.ts';
import type { Bundling } from './bundles.ts';
import { endWithParent } from './end-with-parent.ts';
import { giveBackMemory } from './memory.ts';
import type { OfflineConfiguration } from './offline-configuration.ts';
import { watchFiles } from './watch-files.ts';

endWithParent();

// One function's stray rejection ends its own worker thread; the other services go on, as in Lambda.
process.on('uncaughtException', (fault) => console.error(fault));

/** A line for the person at the terminal, or that there is new code to load. */
export type Told = { readonly line: string } | { readonly bundled: true };

const tell = (told: Told, sent?: () => void): void => void process.send?.(told, undefined, undefined, sent);

const bundleAgainOnChange = (bundling: Bundling, sources: Iterable<string>): void => {
  let building = Promise.resolve();
  const watchAlso = watchFiles(() => {
    building = building.then(async () => {
      try {
        watchAlso(await bundle(bundling));
        tell({ bundled: true });
      } catch (fault) {
        tell({ line: (fault as Error).message }); // of `bundle`
      }
    });
  });
  watchAlso(sources);
};

const serve = async ({ bundling, ...configuration }: OfflineConfiguration): Promise<void> => {
  const serverless = new Serverless({
    serviceDir: process.cwd(),
    configurationFilename: 'serverless.json', // a name for messages; there is no such file
    configuration,
    commands: ['offline', 'start'],
    options: {},
  });
  const [sources] = await Promise.all([bundle(bundling), serverless.init()]);
  bundleAgainOnChange(bundling, sources);
  // Ends the worker threads with the old code, whatever they are doing; so the parent says when.
  process.on('message', () => void serverless.pluginManager.spawn('offline:functionsUpdated'));
  serverless.pluginManager.addPlugin(
    class {
      hooks = { 'after:offline:start:init': giveBackMemory };
    },
  );
  await serverless.run();
};

process.once('message', (configuration: OfflineConfiguration) => {
  void serve(configuration).catch((fault: unknown) => {
    tell({ line: fault instanceof Error ? fault.message : String(fault) }, () => process.exit(1));
  });
});
