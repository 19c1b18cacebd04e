import type { ExpandedConfiguration } from '@onsale/serverless-config/configuration';
import { cloudOf } from './cloud.ts';
import { offlineConfiguration } from './offline-configuration.ts';
import { portsFrom } from './ports.ts';
import type { Service } from './services.ts';

const service = (name: string, parts: Partial<ExpandedConfiguration>): Service => ({
  name,
  folder: `/shop/services/${name}`,
  esbuild: { target: 'node24', minify: true },
  configuration: {
    service: `onsale-${name}`,
    provider: { stage: 'local', region: 'ap-northeast-2', runtime: 'nodejs24.x', timeout: 10, environment: { STAGE: 'local' } },
    functions: {},
    resources: { Resources: {}, Outputs: {} },
    ...parts,
  },
});

const edge = service('edge', {
  resources: {
    Resources: {
      Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'onsale-local-events' } },
      Archive: { Type: 'AWS::S3::Bucket' },
      Authorizer: { Type: 'AWS::ApiGateway::Authorizer', Properties: { IdentitySource: 'method.request.header.x-api-key' } },
    },
    Outputs: { TopicArn: { Value: { Ref: 'Topic' }, Export: { Name: 'onsale-local-EventsTopicArn' } } },
  },
});

const orders = service('orders', {
  functions: {
    placeOrder: {
      handler: 'src/handlers/place-order.handler',
      environment: {
        TABLE_NAME: { Ref: 'Table' },
        TOPIC: { 'Fn::ImportValue': 'onsale-local-EventsTopicArn' },
        API_URL: 'https://aws',
      },
      events: [{ http: { method: 'post', path: 'v1/orders' } }, { sqs: { arn: { 'Fn::GetAtt': ['Queue', 'Arn'] } } }],
    },
    listOrders: {
      handler: 'src/handlers/list-orders.handler',
      events: [{ http: { method: 'get', path: 'v1/orders', authorizer: { type: 'CUSTOM', authorizerId: 'x' } } }],
    },
    closeOrder: {
      handler: 'src/handlers/close-order.handler',
      events: [
        { http: { method: 'post', path: 'internal/v1/close', authorizer: { type: 'AWS_IAM' } } },
        { schedule: 'rate(1 minute)' },
      ],
    },
  },
  resources: {
    Resources: {
      Table: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'onsale-local-orders' } },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Sub': '${AWS::StackName}-queue' } } },
    },
    Outputs: {},
  },
});

const cloud = cloudOf([edge, orders], 'http://127.0.0.1:3005');

describe('cloudOf', () => {
  it('knows every resource by the name and the reference that AWS would give it', () => {
    expect(cloud.resources.map(({ name, ref }) => [name, ref])).toEqual([
      ['onsale-local-events', 'arn:aws:sns:ap-northeast-2:000000000000:onsale-local-events'],
      ['onsale-edge-local-archive', 'onsale-edge-local-archive'],
      ['onsale-edge-local-authorizer', 'Authorizer'],
      ['onsale-local-orders', 'onsale-local-orders'],
      ['onsale-local-orders-queue', 'http://127.0.0.1:3005/000000000000/onsale-local-orders-queue'],
    ]);
  });

  it('resolves what one service imports from another', () => {
    expect(cloud.resolve(orders, { 'Fn::ImportValue': 'onsale-local-EventsTopicArn' })).toBe(
      'arn:aws:sns:ap-northeast-2:000000000000:onsale-local-events',
    );
  });

  it('names the import that nobody exports', () => {
    expect(() => cloud.resolve(orders, { 'Fn::ImportValue': 'onsale-local-Nothing' })).toThrow(
      'services/orders: no service exports onsale-local-Nothing',
    );
  });

  it('refuses services that name different regions', () => {
    const elsewhere = {
      ...orders,
      configuration: { ...orders.configuration, provider: { stage: 'local', region: 'eu-west-1' } },
    };
    expect(() => cloudOf([edge, elsewhere], '')).toThrow('several regions: ap-northeast-2, eu-west-1');
  });
});

describe('offlineConfiguration', () => {
  const { functions, bundling } = offlineConfiguration({
    services: [edge, orders],
    cloud,
    root: '/shop',
    build: '/shop/.onsale/build',
    ports: portsFrom(3000),
    environment: { API_URL: 'http://localhost:3000' },
  });

  it('gives each function its own environment, and over it what only the local cloud knows', () => {
    expect(functions['orders-placeOrder']).toMatchObject({
      handler: 'services/orders/src/handlers/place-order.handler',
      timeout: 10,
      environment: {
        STAGE: 'local',
        TABLE_NAME: 'onsale-local-orders',
        TOPIC: 'arn:aws:sns:ap-northeast-2:000000000000:onsale-local-events',
        API_URL: 'http://localhost:3000',
      },
    });
  });

  it('leaves queues to the pumps and signatures to the front server', () => {
    expect(functions['orders-placeOrder']?.events).toEqual([{ http: { method: 'post', path: 'v1/orders' } }]);
    expect(functions['orders-closeOrder']?.events).toEqual([
      { http: { method: 'post', path: 'internal/v1/close' } },
      { schedule: 'rate(1 minute)' },
    ]);
  });

  it('puts the shared authorizer in front of what wants it, its answers never kept', () => {
    const authorizer = { name: 'accounts-authorize', type: 'request', resultTtlInSeconds: 0 };
    expect(functions['orders-listOrders']?.events).toEqual([{ http: { method: 'get', path: 'v1/orders', authorizer } }]);
  });

  it('bundles each handler from its source, with the services’ own options but readable', () => {
    expect(bundling.entryPoints['services/orders/src/handlers/place-order']).toBe('services/orders/src/handlers/place-order.ts');
    expect(bundling.options).toEqual({ target: 'node24', minify: false });
  });
});
