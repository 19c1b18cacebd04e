import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stageOf } from './stage.ts';

const row = {
  name: 'prod',
  alarms: true,
  canary: true,
  endpoint: 'regional',
  vpcEndpoint: '',
  vpcSubnets: [],
  vpcSecurityGroups: [],
  domain: '',
  certificate: '',
  signIn: 'user-pool',
  issuer: '',
  issuerKeysUrl: '',
  issuerAudience: '',
  webhookReceivers: 'public',
};

describe('a stage', () => {
  it('is the row of its name', () => expect(stageOf(row, 'prod')).toBe(row));

  it('of a pull request has the row of dev', () => {
    const dev = { ...row, name: 'dev' };
    expect(stageOf(dev, 'pr-12')).toBe(dev);
    for (const wrong of ['pr-', 'pr-0', 'pr-12x', 'xpr-12'])
      expect(() => stageOf(dev, wrong)).toThrow(`there is no stage "${wrong}"`);
    expect(() => stageOf(row, 'pr-12')).toThrow('there is no stage "pr-12"');
  });

  it.each([undefined, '', row])('that is not in the table is refused by name', (found) =>
    expect(() => stageOf(found, 'prd')).toThrow('there is no stage "prd" in packages/serverless-config/stages.yml'),
  );

  it.each([
    [{ webhookReceivers: 'loopback' }, 'webhookReceivers: loopback is for stages on this machine alone'],
    [{ alarms: false }, 'a canary is rolled back by alarms'],
    [{ endpoint: 'private' }, 'endpoint: private comes with vpcEndpoint, vpcSubnets and vpcSecurityGroups'],
    [
      { endpoint: 'private', vpcEndpoint: 'vpce-1' },
      'endpoint: private comes with vpcEndpoint, vpcSubnets and vpcSecurityGroups',
    ],
    [{ vpcEndpoint: 'vpce-1' }, 'endpoint: private comes with vpcEndpoint'],
    [{ vpcSubnets: ['subnet-1'] }, 'endpoint: private comes with vpcEndpoint'],
    [{ domain: 'tickets.example.org' }, 'a domain and its certificate'],
  ])('that contradicts itself (%j) is refused', (change, fault) =>
    expect(() => stageOf({ ...row, ...change }, 'prod')).toThrow(`stages.yml, prod: ${fault}`),
  );
});

test('the table of stages says of each of its columns what it means', () => {
  const table = readFileSync(path.join(__dirname, '../stages.yml'), 'utf8');
  const head = table.slice(0, table.indexOf('\nlocal:'));
  const columns = new Set([...table.matchAll(/(?:^ {2}|[{,] )(\w+): (?!\{)/gm)].map(([, column]) => column)); // of nested ones the inner
  expect(columns.size).toBeGreaterThan(15);
  expect([...columns].filter((column) => !new RegExp(`\\b${column}\\b`).test(head))).toEqual([]);
});
