import { expandedService } from './expanded-services.ts';

const mailing = async (mail: string) => {
  const { functions } = await expandedService('notifications', 'prod', { mail });
  return ['followEvents', 'sweepWebhooks'].map((name) => {
    const { environment, iamRoleStatements = [] } = functions[name] ?? {};
    const rights = iamRoleStatements.filter(({ Action }) => Action.some((action) => /^(ses|ssm):/.test(action)));
    return { parameter: environment?.['SMTP_PARAMETER'], rights };
  });
};

it('mails go through Amazon SES, with the right to send there', async () => {
  for (const { parameter, rights } of await mailing('ses')) {
    expect(parameter).toBe('');
    expect(rights.flatMap(({ Action }) => Action)).toEqual(['ses:SendEmail', 'ses:SendRawEmail']);
  }
});

it('or through a server of which a function knows the name of a secret, and may read that alone', async () => {
  for (const { parameter, rights } of await mailing('smtp')) {
    expect(parameter).toBe('/onsale/prod/smtp-url');
    expect(rights).toEqual([
      {
        Effect: 'Allow',
        Action: ['ssm:GetParameter'],
        Resource: {
          'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/onsale/prod/smtp-url',
        },
      },
    ]);
  }
});
