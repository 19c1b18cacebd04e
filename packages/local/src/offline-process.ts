// A child process of the stack: serverless-offline with the functions of all services. Gets its configuration by message.
import Serverless from 'serverless/lib/serverless.js';
import 'serverless/lib/utils/serverless-utils/log-reporters/node.js';
import { endWithParent } from './end-with-parent.ts';

endWithParent();

// One function's stray rejection ends its own worker thread; the other services go on, as in Lambda.
process.on('uncaughtException', (fault) => console.error(fault));

/** Loading osls and its plugins leaves some 200 MB of garbage, which V8 would keep for later. */
class TidyOnceLoaded {
  hooks = { 'after:offline:start:init': () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }) };
}

const serve = async (configuration: object): Promise<void> => {
  const serverless = new Serverless({
    serviceDir: process.cwd(),
    configurationFilename: 'serverless.json', // a name for messages; there is no such file
    configuration,
    commands: ['offline', 'start'],
    options: {},
  });
  await serverless.init();
  serverless.pluginManager.addPlugin(TidyOnceLoaded);
  await serverless.run();
};

process.once('message', (configuration: object) => {
  void serve(configuration).catch((fault: unknown) => {
    console.error(fault);
    process.exit(1);
  });
});
