import { GetQueueAttributesCommand, paginateListQueues } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { PlainFault } from '@onsale/local/plain-fault';

const dlqSuffix = '-dlq';

/** A queue beside its DLQ. */
export type QueuePair = { readonly name: string; readonly url: string; readonly dlqUrl: string };

/** The queues of a stage that have a DLQ, by name. */
export const listQueues = async (sqs: SQSClient, stage: string): Promise<readonly QueuePair[]> => {
  const urls: string[] = [];
  for await (const page of paginateListQueues({ client: sqs, pageSize: 1000 }, { QueueNamePrefix: `onsale-${stage}-` })) {
    urls.push(...(page.QueueUrls ?? []));
  }
  const nameOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);
  return urls
    .filter((url) => !url.endsWith(dlqSuffix))
    .map((url) => ({ name: nameOf(url), url, dlqUrl: `${url}${dlqSuffix}` }))
    .sort((a, b) => a.name.localeCompare(b.name));
};

/** The queue that a person means: by its full name, or without `onsale-<stage>-`. Throws a PlainFault that lists the known ones. */
export const findQueue = (queues: readonly QueuePair[], wanted: string, stage: string): QueuePair => {
  const short = ({ name }: QueuePair) => name.replace(`onsale-${stage}-`, '');
  const found = queues.find((queue) => queue.name === wanted || short(queue) === wanted);
  if (found) return found;
  throw new PlainFault(`there is no queue ${wanted} on ${stage}; there are: ${queues.map(short).join(', ') || 'none'}`);
};

export type Depth = { readonly waiting: number; readonly inFlight: number; readonly delayed: number };

/** Approximate, as SQS counts. */
export const depthOf = async (sqs: SQSClient, url: string): Promise<Depth> => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return {
    waiting: Number(Attributes['ApproximateNumberOfMessages']),
    inFlight: Number(Attributes['ApproximateNumberOfMessagesNotVisible']),
    delayed: Number(Attributes['ApproximateNumberOfMessagesDelayed']),
  };
};
