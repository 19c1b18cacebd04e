import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Requests = { readonly reads: number; readonly writes: number };

/** Counts the requests that a client sends while some work is done; a failed one counts too, as it is paid for. */
export const countingClient = (client: DynamoDBDocumentClient) => {
  const sent: string[] = [];
  client.middlewareStack.add(
    (next, context) => (args) => {
      sent.push(context.commandName ?? '');
      return next(args);
    },
    { step: 'initialize', name: 'countRequests' },
  );
  return async (work: () => Promise<unknown>): Promise<Requests> => {
    const from = sent.length;
    await work();
    const during = sent.slice(from);
    const isRead = (name: string): boolean => /^(Get|BatchGet|Query|Scan)/.test(name);
    return { reads: during.filter(isRead).length, writes: during.filter((name) => !isRead(name)).length };
  };
};
