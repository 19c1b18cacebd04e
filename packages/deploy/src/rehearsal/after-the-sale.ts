import { GetQueueAttributesCommand, paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import { until } from '@onsale/testing/until';
import type { Claims } from './claims.ts';
import { expect } from './expect.ts';
import { judgeRights } from './judged-rights.ts';
import { functionRights } from './rights.ts';
import * as exceptions from './rights-exceptions.ts';
import { bookkeeper } from './roles.ts';
import { run, stage } from './world.ts';
import type { World } from './world.ts';

/** What must be so when everything that happens has happened. */
export const afterTheSale = async ({ show, notYet }: Claims, world: World): Promise<void> => {
  await show('no message failed, none is left over', 'every DLQ is empty, every queue too but for timers', emptyQueues);
  await show('reconcile of the deployed stage: clean', 'by a role that may ask for what it reads, and nothing else', () =>
    reconciles(world),
  );
  const { rights, refused } = await functionRights(world.emulator.calls);
  const { byTheService, own, neverUsed, withoutNeed } = judgeRights(rights, exceptions);
  const reasons = exceptions.notExercised.length + exceptions.usedByChance.length;
  await show('no function was refused what it tried to do', "every call of the SDK under its function's own role", () =>
    none('refused', refused),
  );
  await show(
    'no function may do what it does not do',
    `each of ${own} actions and resources of the roles was used, but for ${reasons} reasons`,
    async () => {
      await none('never used', neverUsed);
      await none('exceptions without need', withoutNeed);
    },
  );
  notYet("what Lambda does in a function's name", `${byTheService} actions and resources, which the emulator does not ask for`);
};

const none = (what: string, found: readonly string[]): Promise<void> => {
  expect(found.length === 0, `${what}:\n  ${found.join('\n  ')}`);
  return Promise.resolve();
};

const reconciles = async ({ root, outputs }: World): Promise<void> => {
  const keys = await bookkeeper(outputs().shared['RestApiId'] ?? '');
  const env = { ...process.env, ...keys } as Record<string, string>; // no variable of ours is undefined
  const { code, said } = await run(['packages/reconcile/src/reconcile.ts', '--stage', stage], root, env);
  expect(code === 0 && said.trimEnd().endsWith('clean'), said);
};

/** A message that could not be handled at first comes again after its queue's visibility timeout, minutes at most. */
const patience = 240_000; // milliseconds

const countsOf = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;

const emptyQueues = async (): Promise<void> => {
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const left = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { QueueUrls = [] } of paginateListQueues({ client }, {})) {
      for (const QueueUrl of QueueUrls) {
        const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
        const messages = countsOf.map((name) => Number(Attributes[name]));
        if (messages.some((count) => count !== 0)) found.push(`${QueueUrl.split('/').at(-1)}: ${messages.join(' + ')}`);
      }
    }
    return found;
  };
  try {
    await until('empty queues', async () => ((await left()).length === 0 ? true : undefined), patience);
  } catch {
    throw new Error(`messages (waiting + being read):\n  ${(await left()).join('\n  ')}`);
  }
};
