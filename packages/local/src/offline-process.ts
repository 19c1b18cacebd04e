// A child process of the stack: serverless-offline with the functions of all services. Gets its configuration by message.
import Serverless from 'serverless/lib/serverless.js';
import 'serverless/lib/utils/serverless-utils/log-reporters/node.js';
import { endWithParent } from './end-with-parent.ts';

endWithParent();

// One function's stray rejection ends its own worker thread; the other services go on, as in Lambda.
process.on('uncaughtException', (fault) => { console.error(fault); });

process.once('message', (configuration: object) => {
  void (async () => {
    const serverless = new Serverless({
      serviceDir: process.cwd(),
      configurationFilename: 'serverless.json',
      configuration,
      commands: ['offline', 'start'],
      options: {},
    });
    await serverless.init();
    await serverless.run();
  })().catch((fault: unknown) => {
    console.error(fault);
    process.exit(1);
  });
});
