import { DeleteMessageBatchCommand, ReceiveMessageCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import type { QueuePair } from './queues.ts';

/**
 * Moves what lies in the DLQ back to its queue and answers how many messages that were. A message is sent before it is deleted:
 * a crash between the two leaves it twice, which consumers bear, never not at all.
 */
export const redrive = async (sqs: SQSClient, { url, dlqUrl }: QueuePair): Promise<number> => {
  for (let moved = 0; ;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: dlqUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ['All'],
      }),
    );
    if (Messages.length === 0) return moved;
    const { Successful = [], Failed: [failure] = [] } = await sqs.send(
      new SendMessageBatchCommand({ QueueUrl: url, Entries: Messages.map(copyOf) }),
    );
    const Entries = Successful.map(({ Id }) => ({ Id, ReceiptHandle: Messages[Number(Id)]?.ReceiptHandle }));
    if (Entries.length > 0) await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: dlqUrl, Entries }));
    moved += Entries.length;
    if (failure) throw new Error(`after ${moved} messages: ${failure.Message ?? failure.Code ?? 'refused'}`);
  }
};

const copyOf = ({ Body, MessageAttributes }: Message, index: number) => ({
  Id: String(index),
  MessageBody: Body,
  MessageAttributes,
});
