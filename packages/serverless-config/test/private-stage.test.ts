import { expandedService } from './expanded-services.ts';
import { serviceNames } from './packaged-services.ts';

const privately = { endpoint: 'private', vpcEndpoint: 'vpce-1', vpcSubnets: ['subnet-1'], vpcSecurityGroups: ['sg-1'] };

const functionsOn = async (service: string, change: Record<string, unknown>) =>
  Object.entries((await expandedService(service, 'prod', change)).functions).map(([name, { vpc, iamRoleStatements = [] }]) => {
    const actions = iamRoleStatements.flatMap(({ Action }) => Action);
    return {
      name,
      vpc,
      invokes: actions.includes('execute-api:Invoke'),
      interfaces: actions.includes('ec2:CreateNetworkInterface'),
    };
  });

describe.each(serviceNames)('on a private stage, the functions of %s', (service) => {
  it('are in the VPC where they call our own API, with the right to be there', async () => {
    for (const { vpc, invokes, interfaces } of await functionsOn(service, privately)) {
      if (invokes) expect(vpc).toEqual({ subnetIds: ['subnet-1'], securityGroupIds: ['sg-1'] });
      expect(interfaces).toBe(vpc !== undefined);
    }
  });

  it('are in no VPC where the stage is public', async () => {
    for (const { vpc, interfaces } of await functionsOn(service, {})) expect({ vpc, interfaces }).toEqual({ interfaces: false });
  });
});

it('on a private stage exactly those are in the VPC that call: the others need no endpoint of any service there', async () => {
  const there = async (service: string) =>
    (await functionsOn(service, privately)).filter(({ vpc }) => vpc).map(({ name }) => name);
  expect(await there('orders')).toEqual(expect.arrayContaining(['placeOrder', 'followPayments', 'sweepOrders']));
  expect(await there('orders')).not.toContain('publishOutbox');
  expect(await there('payments')).toContain('deliverSandboxWebhook'); // to an endpoint that everybody may call
  expect(await there('inventory')).toEqual([]);
});
