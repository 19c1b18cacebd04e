// npm run rehearse: deploys everything to an AWS emulator on this machine, sells tickets there, tries what can go wrong, removes it.
import { readArguments } from '@onsale/local/arguments';
import { describeFault } from '@onsale/local/plain-fault';
import { repositoryRoot } from '@onsale/local/repository';
import { afterTheSale } from './rehearsal/after-the-sale.ts';
import { canaryClaims } from './rehearsal/canary.ts';
import { claims } from './rehearsal/claims.ts';
import { deployerClaims } from './rehearsal/deployer.ts';
import { doorClaims } from './rehearsal/doors.ts';
import { firstDeploy, releaseClaims } from './rehearsal/releases.ts';
import { practise } from './rehearsal/practice.ts';
import { removalClaims } from './rehearsal/removal.ts';
import { saleClaims } from './rehearsal/sale.ts';
import { versionClaims } from './rehearsal/versions.ts';
import { startWorld } from './rehearsal/world.ts';

const usage = `usage: npm run rehearse [-- --practice]
Deploys every service to an AWS emulator (ministack, installed into .onsale/rehearsal-venv with Python's pip), and shows claim by claim
what a deploy must hold. Takes some minutes. Logs stay in .onsale/rehearsal.
  --practice  only starts the emulator, and says how to deploy to it by hand
  --help`;

const rehearse = async (stops: (() => unknown)[]): Promise<void> => {
  const print = console.log;
  const made = claims(print);
  const world = await startWorld(repositoryRoot(), print, stops);
  if ((await deployerClaims(made, world)) && (await firstDeploy(made, world))) {
    const organizerKey = await saleClaims(made, world);
    if (organizerKey !== undefined) await doorClaims(made, world, organizerKey);
    await versionClaims(made, world);
    await releaseClaims(made, world);
    await canaryClaims(made, world);
    await afterTheSale(made, world);
    await removalClaims(made, world);
  }
  const { passed, failed } = made.counts();
  print(`\n${made.table()}\n\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
};

const main = async (): Promise<void> => {
  const { values } = readArguments(
    { options: { practice: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } },
    usage,
  );
  if (values.help) {
    console.log(usage);
    return;
  }
  const stops: (() => unknown)[] = [];
  const end = async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(130)));
  const abandoned = () => void end().then(() => process.exit(1));
  process.once('disconnect', abandoned);
  try {
    await (values.practice ? practise(repositoryRoot(), console.log, stops) : rehearse(stops));
  } finally {
    await end();
    process.off('disconnect', abandoned); // from here on it is we who go
  }
};

await main().catch((fault: unknown) => {
  console.error(describeFault(fault));
  process.exitCode = 1;
});
if (process.connected) process.disconnect(); // nothing else holds us
