import { GetParameterCommand, ParameterNotFound } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { checkMailServer } from './mail-server.ts';

const store = (names: readonly string[]) => {
  const send = (command: unknown) =>
    command instanceof GetParameterCommand && names.includes(command.input.Name ?? '')
      ? Promise.resolve({ Parameter: { Value: 'encrypted' } })
      : Promise.reject(new ParameterNotFound({ message: 'not there', $metadata: {} }));
  return { send } as unknown as SSMClient; // the call that is made
};
const ssm = store(['/onsale/prod/smtp-url']);
const env = { MAIL_FROM: 'Hall <tickets@hall.example>' };

describe('the mail server of a deploy', () => {
  it('is Amazon SES, or one whose URL the stage keeps as a secret', async () => {
    await checkMailServer({ ssm, stage: { name: 'dev', mail: 'ses' }, env });
    await checkMailServer({ ssm, stage: { name: 'prod', mail: 'smtp' }, env });
  });

  it('is refused where the secret is missing, by its name', async () => {
    const check = checkMailServer({ ssm, stage: { name: 'staging', mail: 'smtp' }, env });
    await expect(check).rejects.toThrow(/^there is no parameter \/onsale\/staging\/smtp-url: aws ssm put-parameter/);
  });

  it("is dev's for a pull request's stage, which may not look", async () => {
    await checkMailServer({ ssm: store([]), stage: { name: 'pr-12', mail: 'smtp' }, env });
  });

  it.each(['smtps://hall:secret@mail.example', 'smtp://127.0.0.1.example', 'smtp://127.0.0.1@mail.example'])(
    'is not told by a variable: %s would be in what is deployed',
    async (SMTP_URL) => {
      const check = checkMailServer({ ssm, stage: { name: 'prod', mail: 'smtp' }, env: { ...env, SMTP_URL } });
      await expect(check).rejects.toThrow(/SecureString \/onsale\/prod\/smtp-url/);
      await expect(check).rejects.not.toThrow(/secret@/);
    },
  );

  it('may be one on this machine', () =>
    checkMailServer({ ssm, stage: { name: 'ci', mail: 'ses' }, env: { ...env, SMTP_URL: 'smtp://127.0.0.1:2525' } }));

  it('is of no use without a sender', async () => {
    await expect(checkMailServer({ ssm, stage: { name: 'dev', mail: 'ses' }, env: {} })).rejects.toThrow(/^MAIL_FROM is not set/);
  });
});
