// A child process of the stack: SNS, SQS and S3 (fauxqs) in it, DynamoDB as its own child, so that both end with us.
import { existsSync } from 'node:fs';
import { Server } from 'node:net';
import type { ListenOptions } from 'node:net';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startFauxqs } from 'fauxqs';
import { findDatabase } from './database.ts';
import { endWithParent } from './end-with-parent.ts';
import { giveBackMemory } from './memory.ts';
import { loopback } from './ports.ts';

const { DYNAMODB_PORT, DYNAMODB_FOLDER = '', MESSAGING_PORT, MESSAGING_FOLDER = '', AWS_REGION = '' } = process.env;

const startDatabase = () => {
  const database = findDatabase(DYNAMODB_FOLDER);
  if ('endpoint' in database) return undefined;
  const child = database.start(Number(DYNAMODB_PORT));
  child.once('exit', (code, signal) => {
    console.error(`${database.product} ended: ${signal ?? code}`);
    process.exit(1);
  });
  process.send?.({ databasePid: child.pid });
  return child;
};

/** fauxqs 2.4.1 listens on every interface, whatever its `host` option says. */
const listenOnLoopbackOnly = () => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its server below
  const listen = Server.prototype.listen as (this: Server, options: ListenOptions, ...rest: unknown[]) => Server; // the overload that Fastify uses
  Server.prototype.listen = function (this: Server, options: ListenOptions, ...rest: unknown[]) {
    return listen.call(this, { ...options, host: loopback }, ...rest);
  } as typeof Server.prototype.listen;
};

/** Nobody is at work yet: what was in flight when the last run was killed comes again at once, not after its timeout. */
const releaseWhatWasInFlight = () => {
  const file = path.join(MESSAGING_FOLDER, 'fauxqs.db');
  if (!existsSync(file)) return;
  const store = new DatabaseSync(file);
  store.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  store.close();
};

/** fauxqs asks the disk after each step of each message. Without that a kill still loses nothing, only a power cut may; and it costs a third. */
const leaveDiskToKernel = () => {
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its database below
  const exec = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
    exec.call(this, sql);
    if (sql === 'PRAGMA journal_mode = WAL') exec.call(this, 'PRAGMA synchronous = NORMAL');
  };
};

listenOnLoopbackOnly();
leaveDiskToKernel();
releaseWhatWasInFlight();
const database = startDatabase();
const messaging = await startFauxqs({
  port: Number(MESSAGING_PORT),
  dataDir: MESSAGING_FOLDER,
  defaultRegion: AWS_REGION,
  logger: false,
});
giveBackMemory();
endWithParent(async () => {
  database?.removeAllListeners('exit').kill('SIGTERM');
  await messaging.stop();
});
