import { expandService } from './expand.ts';
import type { FunctionConfiguration, ServiceConfiguration } from './configuration.ts';

const quiet = {
  name: 'dev',
  alarms: false,
  canary: false,
  endpoint: 'regional',
  vpcEndpoint: '',
  vpcSubnets: [],
  vpcSecurityGroups: [],
  domain: '',
  certificate: '',
};

const orders = (functions: Record<string, Partial<FunctionConfiguration>>, more: Partial<ServiceConfiguration> = {}) =>
  expandService({
    service: 'onsale-orders',
    provider: { stage: 'dev', timeout: 10 },
    custom: { stage: quiet },
    functions: Object.entries(functions).map(([name, fn]) => ({ [name]: { handler: 'src/handlers/it.handler', ...fn } })),
    resources: [{ Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PAY_PER_REQUEST' } } } }],
    ...more,
  });

const onlyEvent = (fn: Partial<FunctionConfiguration>) => orders({ it: fn }).functions['it']?.events[0];

describe('an endpoint', () => {
  it('gets method and path from its contract', () => {
    expect(onlyEvent({ events: [{ endpoint: 'placeOrder' }] })).toEqual({ http: { method: 'post', path: 'v1/orders' } });
  });

  it('for partners too is served a second time by the same function, behind a key in a plan and the partner authorizer', () => {
    const { functions } = orders({ placeOrder: { events: [{ endpoint: 'placeOrder' }] } });
    expect(functions['placeOrder']?.events[1]).toEqual({
      http: {
        method: 'post',
        path: 'v1/partner/orders',
        private: true,
        cors: { origin: '*', headers: expect.arrayContaining(['X-Api-Key', 'Idempotency-Key']) as string[], maxAge: 7200 },
        authorizer: { type: 'CUSTOM', authorizerId: { 'Fn::ImportValue': 'onsale-dev-PartnerAuthorizerId' } },
      },
    });
  });

  it('is guarded by the shared authorizer where an organizer calls', () => {
    const { functions } = orders({ createEvent: { events: [{ endpoint: 'createEvent' }] } }, { service: 'onsale-catalog' });
    expect(functions['createEvent']?.events).toEqual([
      {
        http: {
          method: 'post',
          path: 'v1/events',
          authorizer: { type: 'CUSTOM', authorizerId: { 'Fn::ImportValue': 'onsale-dev-AuthorizerId' } },
        },
      },
    ]);
  });

  it('is guarded by IAM where a service calls', () => {
    const { functions } = orders({ claimHold: { events: [{ endpoint: 'claimHold' }] } }, { service: 'onsale-inventory' });
    expect(functions['claimHold']?.events).toMatchObject([{ http: { authorizer: { type: 'AWS_IAM' } } }]);
  });

  it('of another service is refused, naming the function and what there is', () => {
    expect(() => onlyEvent({ events: [{ endpoint: 'claimHold' }] })).toThrow(
      'service orders, function it: there is no endpoint "claimHold" in the contracts of orders (placeOrder, getOrder, ',
    );
  });
});

describe('a table', () => {
  const rightsOf = (fn: Partial<FunctionConfiguration>) => orders({ it: fn }).functions['it']?.iamRoleStatements;
  const Condition = { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['secret#*', 'audit#*'] } };

  it('is open for what the function lists, secrets apart', () => {
    expect(rightsOf({ table: ['GetItem', 'PutItem'], index: ['Query'] })).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
        Condition,
      },
      { Effect: 'Allow', Action: ['dynamodb:Query'], Resource: { 'Fn::Sub': '${Table.Arn}/index/*' }, Condition },
    ]);
  });

  it('is read as a whole by who names the attributes, and those alone', () => {
    expect(rightsOf({ scan: ['pk', 'status'] })).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:Scan'],
        Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['pk', 'status'] },
          StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        },
      },
    ]);
    for (const scan of [[], ['pk', 'value']]) expect(() => rightsOf({ scan })).toThrow('"scan" is a list of the attributes');
  });

  const catalog = (fn: Partial<FunctionConfiguration>) =>
    orders({ it: fn }, { service: 'onsale-catalog' }).functions['it']?.iamRoleStatements;
  const keysOf = (statement: { Condition?: object } | undefined) => JSON.stringify(statement?.Condition);

  it('takes rows of the audit from who serves an endpoint that wants one, who cannot read them or change one', () => {
    const [reads, writes, never, ...more] =
      catalog({ events: [{ endpoint: 'updateEvent' }], table: ['GetItem', 'UpdateItem'] }) ?? [];
    expect(reads).toMatchObject({ Effect: 'Allow', Action: ['dynamodb:GetItem'], Condition });
    expect(writes).toMatchObject({ Effect: 'Allow', Action: ['dynamodb:UpdateItem', 'dynamodb:PutItem'] });
    expect(keysOf(writes)).not.toContain('audit#');
    expect(never).toMatchObject({
      Effect: 'Deny',
      Action: ['dynamodb:UpdateItem'],
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['audit#*'] } },
    });
    expect(more).toEqual([]);
  });

  it('takes none from who serves another', () => {
    for (const event of [{ endpoint: 'getEvent' }, { inbox: ['stockReady'] }])
      expect(keysOf(catalog({ events: [event], table: ['PutItem'] })?.[0])).toContain('audit#');
  });

  it('is closed to a function that lists nothing', () => {
    expect(rightsOf({})).toEqual([]);
  });

  it('knows no wildcard and no action on whole tables', () => {
    for (const action of ['*', 'Scan', 'DeleteTable'])
      expect(() => rightsOf({ table: [action] })).toThrow(`service orders, function it: "table" is a list of GetItem,`);
    expect(() => rightsOf({ index: ['GetItem'] })).toThrow('"index" is a list of Query, not "GetItem"');
  });
});

describe('an inbox', () => {
  const { functions, resources } = orders({ settleOrder: { timeout: 20, events: [{ inbox: ['paymentSucceeded'] }] } });

  it('polls its own queue and reports single failures', () => {
    expect(functions['settleOrder']?.events).toEqual([
      {
        sqs: {
          arn: { 'Fn::GetAtt': ['SettleOrderQueue', 'Arn'] },
          batchSize: 10,
          functionResponseType: 'ReportBatchItemFailures',
        },
      },
    ]);
  });

  it('gathers for so many seconds what nobody waits for', () => {
    const gathering = { timeout: 20, gatherSeconds: 5, events: [{ inbox: ['paymentSucceeded'] }] };
    const { functions, resources } = orders({ settleOrder: gathering });
    expect(functions['settleOrder']).not.toHaveProperty('gatherSeconds');
    expect(functions['settleOrder']?.events).toMatchObject([{ sqs: { batchSize: 100, maximumBatchingWindow: 5 } }]);
    expect(resources.Resources['SettleOrderQueue']?.Properties).toMatchObject({ VisibilityTimeout: 125 });
    const changes = orders({ writeLedger: { gatherSeconds: 1, events: [{ changes: 'unit' }] } }).functions['writeLedger']?.events;
    expect(changes).toMatchObject([{ stream: { batchSize: 100, batchWindow: 1 } }]);
  });

  it('has a queue that waits six times the timeout and gives up to a DLQ after five attempts', () => {
    expect(resources.Resources['SettleOrderQueue']?.Properties).toEqual({
      QueueName: 'onsale-dev-orders-settle-order',
      VisibilityTimeout: 120,
      SqsManagedSseEnabled: true,
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['SettleOrderQueueFailures', 'Arn'] }, maxReceiveCount: 5 },
    });
    expect(resources.Resources['SettleOrderQueueFailures']?.Properties).toEqual({
      QueueName: 'onsale-dev-orders-settle-order-dlq',
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
  });

  it('subscribes to the types of its contracts only', () => {
    expect(resources.Resources['SettleOrderSubscription']?.Properties).toMatchObject({
      TopicArn: { 'Fn::ImportValue': 'onsale-dev-EventsTopicArn' },
      RawMessageDelivery: true,
      FilterPolicy: { type: ['onsale.payments.payment-succeeded.v1'] },
    });
  });

  it('of all events has no filter', () => {
    const all = orders({ archiveEvents: { events: [{ inbox: 'all' }] } });
    expect(all.resources.Resources['ArchiveEventsSubscription']?.Properties).not.toHaveProperty('FilterPolicy');
  });

  it.each([[[]], [['nothingLikeIt']], ['everything']])('of %j is refused', (inbox) => {
    expect(() => onlyEvent({ events: [{ inbox }] })).toThrow(/service orders, function it: .*(event|inbox)/);
  });
});

describe('an outbox with a task', () => {
  const { functions, resources } = orders({
    publishOutbox: { events: [{ outbox: true }] },
    expireOrder: { events: [{ task: {} }] },
  });

  it('reads what is inserted into the outbox from the own table', () => {
    expect(functions['publishOutbox']?.events).toMatchObject([
      {
        stream: {
          arn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
          filterPatterns: [{ eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['outbox'] } } } }],
          destinations: { onFailure: { arn: { 'Fn::ImportValue': 'onsale-dev-FailedRecordsBucketArn' } } },
        },
      },
    ]);
  });

  it('knows the topic and each task queue, and may send to no others', () => {
    expect(functions['publishOutbox']?.environment).toEqual({
      EVENTS_TOPIC_ARN: { 'Fn::ImportValue': 'onsale-dev-EventsTopicArn' },
      TASK_QUEUE_EXPIRE_ORDER: { Ref: 'ExpireOrderQueue' },
    });
    expect(functions['publishOutbox']?.iamRoleStatements).toEqual([
      { Effect: 'Allow', Action: ['sns:Publish'], Resource: { 'Fn::ImportValue': 'onsale-dev-EventsTopicArn' } },
      {
        Effect: 'Allow',
        Action: ['s3:PutObject'],
        Resource: { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'onsale-dev-FailedRecordsBucketArn' }, '/*']] },
      },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: { 'Fn::ImportValue': 'onsale-dev-FailedRecordsBucketArn' } },
      { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: [{ 'Fn::GetAtt': ['ExpireOrderQueue', 'Arn'] }] },
    ]);
  });

  it('does not subscribe the task to anything', () => {
    expect(Object.keys(resources.Resources)).toEqual(['Table', 'ExpireOrderQueueFailures', 'ExpireOrderQueue']);
  });
});

describe('changes of a kind of items', () => {
  it('are read from the own table, with the right to keep what fails', () => {
    const fn = orders({ writeLedger: { events: [{ changes: 'unit' }] } }).functions['writeLedger'];
    const filter = { eventName: ['MODIFY'], dynamodb: { NewImage: { kind: { S: ['unit'] } } } };
    expect(fn?.events).toMatchObject([{ stream: { arn: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, filterPatterns: [filter] } }]);
    expect(fn?.iamRoleStatements?.map(({ Action }) => Action)).toEqual([['s3:PutObject'], ['s3:ListBucket']]);
  });

  it('without a kind are refused', () => {
    expect(() => onlyEvent({ events: [{ changes: true }] })).toThrow('service orders, function it: "changes" names one kind');
  });
});

describe('what is written with certain texts', () => {
  it('is read from the own table, new and changed, ten batches of a shard side by side', () => {
    const fn = orders({ deliver: { events: [{ written: { kind: 'parcel', send: 'fast' } }] } }).functions['deliver'];
    const filter = {
      eventName: ['INSERT', 'MODIFY'],
      dynamodb: { NewImage: { kind: { S: ['parcel'] }, send: { S: ['fast'] } } },
    };
    expect(fn?.events).toMatchObject([{ stream: { filterPatterns: [filter], parallelizationFactor: 10 } }]);
  });

  it('without a kind is refused', () => {
    expect(() => onlyEvent({ events: [{ written: { send: 'fast' } }] })).toThrow('service orders, function it: "written" says');
  });
});

describe('calls', () => {
  it('allow exactly the methods and paths of the contracts', () => {
    expect(orders({ placeOrder: { calls: ['claimHold', 'createPayment'] } }).functions['placeOrder']).toEqual({
      handler: 'src/handlers/it.handler',
      events: [],
      environment: {},
      iamRoleStatements: [
        {
          Effect: 'Allow',
          Action: ['execute-api:Invoke'],
          Resource: ['POST/internal/v1/holds/*/claim', 'POST/internal/v1/payments'].map((method) => ({
            'Fn::Sub': [
              `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${RestApiId}/dev/${method}`,
              { RestApiId: { 'Fn::ImportValue': 'onsale-dev-RestApiId' } },
            ],
          })),
        },
      ],
    });
  });

  it('want no right for what everybody may call', () => {
    expect(orders({ it: { calls: ['getEvent'] } }).functions['it']?.iamRoleStatements).toEqual([]);
  });

  it('refuse what is no endpoint', () => {
    expect(() => orders({ it: { calls: ['nothingLikeIt'] } })).toThrow('"calls" names nothingLikeIt, which is no endpoint');
  });
});

describe('a service', () => {
  it('names its table after itself and tells its functions', () => {
    const { provider, resources } = orders({});
    expect(resources.Resources['Table']?.Properties).toEqual({ BillingMode: 'PAY_PER_REQUEST', TableName: 'onsale-dev-orders' });
    expect(provider.environment).toEqual({ SERVICE: 'orders', TABLE_NAME: { Ref: 'Table' } });
  });

  it('may extend a resource of a shared fragment', () => {
    const table = { Resources: { Table: { Type: 'AWS::DynamoDB::Table' } } };
    const { resources } = orders({}, { resources: [table, { extensions: { Table: { Properties: { BillingMode: 'X' } } } }] });
    expect(resources.Resources['Table']?.Properties).toMatchObject({ BillingMode: 'X' });
  });

  it('keeps events that are native to osls', () => {
    expect(onlyEvent({ events: [{ schedule: 'rate(1 minute)' }] })).toEqual({ schedule: 'rate(1 minute)' });
  });

  it('may not declare a resource twice', () => {
    const table = { Resources: { Table: { Type: 'AWS::DynamoDB::Table' } } };
    expect(() => orders({}, { resources: [table, table] })).toThrow('service orders: resource Table is declared twice');
  });

  it('uses what it exports itself in place of importing it', () => {
    const { functions, resources } = orders(
      { archiveEvents: { events: [{ inbox: 'all' }], environment: { API: { 'Fn::ImportValue': 'onsale-dev-ApiUrl' } } } },
      {
        resources: {
          Outputs: { Topic: { Value: { Ref: 'EventsTopic' }, Export: { Name: 'onsale-dev-EventsTopicArn' } } },
        },
      },
    );
    expect(resources.Resources['ArchiveEventsSubscription']?.Properties).toMatchObject({ TopicArn: { Ref: 'EventsTopic' } });
    expect(functions['archiveEvents']?.environment).toEqual({ API: { 'Fn::ImportValue': 'onsale-dev-ApiUrl' } });
  });
});
