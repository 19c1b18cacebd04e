import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Request = { readonly name: string; readonly pks: readonly string[]; failed: boolean };
type Command = { readonly input: object };
type Item = { readonly pk?: unknown };
type Write = { readonly Key?: Item; readonly Item?: Item };

/** Sees every request that a client sends; one that fails its condition counts too, as it is paid for. */
export const countingClient = (client: DynamoDBDocumentClient) => {
  const sent: Request[] = [];
  const send = client.send.bind(client) as (command: Command) => Promise<object>;
  client.send = (async (command: Command) => {
    const request = { name: command.constructor.name, pks: keysOf(command.input), failed: false };
    sent.push(request);
    try {
      return await send(command);
    } catch (fault) {
      request.failed = fault instanceof Error && /ConditionalCheckFailed|TransactionCanceled/.test(fault.name);
      throw fault;
    }
  }) as typeof client.send; // as the adapters call it, with one argument

  const during = async (work: () => Promise<unknown>): Promise<Request[]> => {
    const from = sent.length;
    await work();
    return sent.slice(from);
  };

  return {
    /** How many requests of a kind the work makes. */
    requestsOf: async (work: () => Promise<unknown>): Promise<{ readonly reads: number; readonly writes: number }> => {
      const requests = await during(work);
      const writes = requests.filter(isWrite).length;
      return { reads: requests.length - writes, writes };
    },

    /** What the work writes: how often, how often against a condition, and which share of it to one partition key. */
    writesOf: async (work: () => Promise<unknown>) => {
      const writes = (await during(work)).filter(isWrite);
      const byKey = new Map<string, number>();
      for (const pk of writes.flatMap(({ pks }) => pks)) byKey.set(pk, (byKey.get(pk) ?? 0) + 1);
      const all = [...byKey.values()].reduce((sum, each) => sum + each, 0);
      const [hottest = ['', 0]] = [...byKey].sort(([, one], [, other]) => other - one);
      return { all, failed: writes.filter(({ failed }) => failed).length, hottest: { pk: hottest[0], share: hottest[1] / all } };
    },
  };
};

const isWrite = ({ name }: Request): boolean => !/^(Get|BatchGet|Query|Scan)/.test(name);

/** The partition keys of the items that a command names. */
const keysOf = (input: object): string[] => {
  const { TransactItems } = input as { TransactItems?: readonly Record<string, Write>[] }; // the SDK's own shape
  const writes: Write[] = TransactItems ? TransactItems.flatMap((item) => Object.values(item)) : [input];
  return writes.flatMap(({ Key, Item }) => ((Key ?? Item) ? [String((Key ?? Item)?.pk)] : []));
};
