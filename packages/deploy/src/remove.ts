// npm run remove: takes a stage, or one service of it, away with all that it held.
import { PlainFault } from '@onsale/local/plain-fault';
import { runCommand } from './command.ts';
import { whileLocked } from './lock.ts';
import { removeStage } from './remove-stage.ts';

const usage = `usage: npm run remove -- --stage STAGE [--service NAME]
  --stage            a row of packages/serverless-config/stages.yml
  --service          only this one; nothing that is deployed may need it
  --yes-remove-prod  wanted for a protected stage: its tables and its people's accounts go, orders and tickets with them
  --help
What stays: the role that API Gateway logs with, since other APIs of the account use it too.`;

await runCommand('remove', usage, async (command) => {
  const { stage, removeProd, account } = command;
  if (stage.protected && !removeProd) throw new PlainFault(`${stage.name} is protected: add --yes-remove-prod to remove it`);
  await whileLocked({ ssm: account.ssm, stage: stage.name }, 'npm run remove', () => removeStage(command, console.log));
});
