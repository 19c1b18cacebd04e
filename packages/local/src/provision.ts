import type { Clients } from './clients.ts';
import type { Cloud, Resource } from './cloud.ts';
import { createBucket } from './provision-bucket.ts';
import { createQueue, createSubscriptions, createTopic } from './provision-messaging.ts';
import { createTable } from './provision-table.ts';

/**
 * Makes what the templates declare, or brings what exists in line with them: tables, queues, topics, subscriptions, buckets.
 * Everything else in a template exists in AWS alone. Answers how many of each there are.
 */
export const provision = async (cloud: Cloud, clients: Clients): Promise<string> => {
  const of = (type: string) => cloud.resources.filter((each) => each.type === type);
  const all = (resources: readonly Resource[], create: (resource: Resource, clients: Clients) => Promise<void>) =>
    Promise.all(resources.map((each) => create(each, clients)));

  const [tables, buckets, topics, queues, subscriptions] = [
    of('AWS::DynamoDB::Table'),
    of('AWS::S3::Bucket'),
    of('AWS::SNS::Topic'),
    of('AWS::SQS::Queue'),
    of('AWS::SNS::Subscription'),
  ];
  const [withDlq, dlqs] = [queues.filter(hasDlq), queues.filter((queue) => !hasDlq(queue))];
  const messaging = async () => {
    await Promise.all([all(topics, createTopic), all(dlqs, createQueue)]);
    await all(withDlq, createQueue);
    await createSubscriptions(topics, subscriptions, clients);
  };
  await Promise.all([all(tables, createTable), all(buckets, createBucket), messaging()]);
  return `${tables.length} tables, ${queues.length} queues, ${topics.length} topics, ${subscriptions.length} subscriptions, ${buckets.length} buckets`;
};

const hasDlq = ({ properties }: Resource): boolean => 'RedrivePolicy' in properties;
