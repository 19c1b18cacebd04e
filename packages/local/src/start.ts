// npm start: the whole system on this machine.
import { globSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from './arguments.ts';
import { homeAt } from './home.ts';
import { giveBackMemory } from './memory.ts';
import { describeFault, PlainFault } from './plain-fault.ts';
import { repositoryRoot } from './repository.ts';
import { startEverything } from './run.ts';
import type { Ready } from './run.ts';
import { watchFiles } from './watch-files.ts';

const usage = `usage: npm start [-- options]
  --fresh         forget everything and start over
  --port N        shop and API (3000); the other parts take the ports after it
  --no-examples   load no examples
  --root FOLDER   holds services/ and examples/ (this repository)
  --help
Data is kept in .onsale, or in the folder that ONSALE_HOME names.`;

const options = {
  fresh: { type: 'boolean', default: false },
  port: { type: 'string', default: '3000' },
  examples: { type: 'boolean', default: true },
  root: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const portNumber = (text: string): number => {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_000) return port;
  throw new PlainFault(`--port must be a number from 1 to 65000, not ${text}`);
};

const readyLines = ({ url, mailbox, signIn, organizerKey }: Ready): string =>
  [
    `Onsale is ready: ${url}`,
    `api: ${url}/v1`,
    `mailbox: ${mailbox}`,
    `docs: ${url}/docs`,
    `organizer key: ${organizerKey}`,
    `sign-in: ${signIn}`,
  ].join('\n');

/** Functions and shop reload by themselves; what a template declares is read at the start. */
const watchTemplates = (root: string): void => {
  const services = path.join(root, 'services');
  const templates = globSync('*/{,functions/,resources/}*.yml', { cwd: services });
  watchFiles((file) => console.log(`${path.relative(root, file)} has changed: start again to apply it.`))(
    templates.map((file) => path.join(services, file)),
  );
};

const main = async (): Promise<void> => {
  const { values } = readArguments({ options, allowNegative: true }, usage);
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  const { fresh, examples } = values;
  const root = path.resolve(values.root ?? repositoryRoot());
  const home = homeAt(path.resolve(process.env['ONSALE_HOME'] ?? path.join(root, '.onsale')));
  let failed = false;
  const fail = async (line: string) => {
    if (failed) return; // what follows is the first fault's doing
    failed = true;
    console.error(line);
    await stop();
    process.exit(1);
  };
  const { ready, stop } = startEverything(
    { root, home, port: portNumber(values.port), fresh, examples, print: console.log },
    (line) => void fail(line),
  );
  const end = () => void stop().then(() => process.exit(0));
  process.on('SIGINT', end).on('SIGTERM', end).on('disconnect', end);
  await ready.then(
    (addresses) => {
      console.log(readyLines(addresses));
      giveBackMemory();
      watchTemplates(root);
    },
    (fault: unknown) => fail(describeFault(fault)),
  );
};

await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  process.exit(1);
});
