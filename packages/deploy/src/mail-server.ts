import type { SSMClient } from '@aws-sdk/client-ssm';
import { PlainFault } from '@onsale/local/plain-fault';
import { rowOf } from '@onsale/serverless-config/stage';
import { parameter } from './parameter.ts';
import type { Stage } from './stages.ts';

type Wanted = { readonly ssm: SSMClient; readonly stage: Pick<Stage, 'name' | 'mail'>; readonly env: NodeJS.ProcessEnv };

const onThisMachine = /^smtps?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?\/?$/;

/** Throws a PlainFault where mails would not go where the stage's row says, or where a password would be in what is deployed. */
export const checkMailServer = async ({ ssm, stage, env }: Wanted): Promise<void> => {
  if (!env['MAIL_FROM'])
    throw new PlainFault('MAIL_FROM is not set: the address that mails come from, e.g. "Hall <tickets@hall.example>"');
  const row = rowOf(stage.name);
  const name = `/onsale/${row}/smtp-url`;
  if (env['SMTP_URL'] && !onThisMachine.test(env['SMTP_URL']))
    throw new PlainFault(
      `SMTP_URL is for a mail server on this machine: put the URL of another into the SecureString ${name}, and mail: smtp into ${row}'s row of stages.yml`,
    );
  // A pull request's stage has dev's server, of whose parameters its deploy role may read none.
  if (stage.mail === 'smtp' && row === stage.name && (await parameter(ssm, row, 'smtp-url').read()) === undefined)
    throw new PlainFault(
      `there is no parameter ${name}: aws ssm put-parameter --type SecureString --name ${name} --value smtps://user:password@host`,
    );
};
