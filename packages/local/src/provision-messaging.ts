import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  SetSubscriptionAttributesCommand,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueUrlCommand, QueueNameExists, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Clients } from './clients.ts';
import type { Resource } from './cloud.ts';

/** Encryption and policies have no meaning on loopback. */
const ignored = new Set(['QueueName', 'TopicName', 'Tags', 'SqsManagedSseEnabled', 'KmsMasterKeyId']);

/** The API wants every attribute as text. */
const attributesOf = (properties: Resource['properties']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => !ignored.has(name))
      .map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );

export const createQueue = async ({ name, properties }: Resource, { sqs }: Clients): Promise<void> => {
  const Attributes = attributesOf(properties);
  try {
    await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }));
  } catch (fault) {
    if (!(fault instanceof QueueNameExists)) throw fault; // it exists with other attributes
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name }));
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  }
};

export const createTopic = async ({ name }: Resource, { sns }: Clients): Promise<void> => {
  await sns.send(new CreateTopicCommand({ Name: name }));
};

type Subscription = { readonly TopicArn: string; readonly Protocol: string; readonly Endpoint: string }; // CloudFormation's shape

/** Subscribes what is declared, mends what exists with other attributes, and ends what no template declares any more. */
export const createSubscriptions = async (
  topics: readonly Resource[],
  declared: readonly Resource[],
  { sns }: Clients,
): Promise<void> => {
  const existing = await Promise.all(topics.map(({ ref }) => sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: ref }))));
  const left = new Map(
    existing.flatMap(({ Subscriptions = [] }) => Subscriptions).map((each) => [keyOf(each), each.SubscriptionArn]),
  );
  for (const { properties } of declared) {
    const { TopicArn, Protocol, Endpoint, ...rest } = properties as Subscription;
    const Attributes = attributesOf({ FilterPolicy: {}, ...rest });
    const SubscriptionArn = left.get(keyOf({ TopicArn, Endpoint }));
    left.delete(keyOf({ TopicArn, Endpoint }));
    if (SubscriptionArn === undefined) {
      await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes }));
      continue;
    }
    for (const [AttributeName, AttributeValue] of Object.entries(Attributes)) {
      await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
    }
  }
  for (const SubscriptionArn of left.values()) await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
};

const keyOf = ({ TopicArn = '', Endpoint = '' }: { TopicArn?: string | undefined; Endpoint?: string | undefined }): string =>
  `${TopicArn} ${Endpoint}`;
