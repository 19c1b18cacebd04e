import { CreateTopicCommand, SetSubscriptionAttributesCommand, SubscribeCommand } from '@aws-sdk/client-sns';
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

/** Subscribing again answers the existing subscription, with its old filter; so the attributes are set apart. */
export const createSubscription = async ({ properties }: Resource, { sns }: Clients): Promise<void> => {
  const { TopicArn, Protocol, Endpoint, ...rest } = properties as { TopicArn: string; Protocol: string; Endpoint: string }; // CloudFormation's shape
  const { SubscriptionArn } = await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, ReturnSubscriptionArn: true }));
  const attributes = { FilterPolicy: {}, ...rest };
  for (const [AttributeName, AttributeValue] of Object.entries(attributesOf(attributes))) {
    await sns.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));
  }
};
