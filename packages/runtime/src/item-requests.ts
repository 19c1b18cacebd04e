import { randomUUID } from 'node:crypto';
import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { attributesOf, itemOf } from './attributes.ts';
import type { Attributes } from './attributes.ts';
import { passingFaults } from './faults.ts';
import { pauseAbout, requestPauses } from './retry-pause.ts';
import { sendHttp } from './send-http.ts';
import { signer } from './signature.ts';

/** DynamoDB's operations on items, by their commands; every other one goes through the SDK. */
const operations = new Map<unknown, string>([
  [GetCommand, 'GetItem'],
  [PutCommand, 'PutItem'],
  [UpdateCommand, 'UpdateItem'],
  [DeleteCommand, 'DeleteItem'],
  [QueryCommand, 'Query'],
  [ScanCommand, 'Scan'],
  [BatchGetCommand, 'BatchGetItem'],
  [TransactWriteCommand, 'TransactWriteItems'],
]);

/**
 * Lets a client send what concerns items by itself: the same requests, signed with the SDK's own credentials and tried as often (a conflict with a transaction too), but
 * without the SDK's twenty layers and schemas, which are two thirds of what a request costs (ADR 0017). Whoever sends commands sees no
 * difference: the same answers, and faults by the same names with the same fields.
 */
export const sendItemRequestsDirectly = (client: DynamoDBDocumentClient): void => {
  const { credentials, region, endpointProvider, useFipsEndpoint, useDualstackEndpoint } = client.config;
  const settle = async () => {
    const Region = await region();
    const usual = { Region, UseFIPS: await useFipsEndpoint(), UseDualStack: await useDualstackEndpoint() };
    const given = process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? process.env['AWS_ENDPOINT_URL'];
    return { url: given === undefined ? endpointProvider(usual).url : new URL(given), sign: signer(Region, 'dynamodb') };
  };
  let settings: ReturnType<typeof settle> | undefined;

  const once = async (operation: string, body: string): Promise<object> => {
    const { url, sign } = await (settings ??= settle());
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` };
    const signature = sign({ method: 'POST', url, headers, body }, await credentials(), Date.now());
    const answer = await sendHttp({ method: 'POST', url, headers: { ...headers, ...signature }, body }).catch(
      (cause: unknown) => {
        throw new RequestFault('TimeoutError', `${operation}: ${String(cause)}`, { cause });
      },
    );
    const text = answer.body.toString();
    if (answer.status === 200) return JSON.parse(text) as object; // DynamoDB's JSON
    throw faultOf(operation, answer.status, text);
  };

  const send = async (operation: string, body: string): Promise<object> => {
    for (const pause of requestPauses) {
      try {
        return await once(operation, body);
      } catch (fault) {
        if (!(fault instanceof RequestFault) || !fault.passes) throw fault;
        await pauseAbout(pause);
      }
    }
    return once(operation, body);
  };

  const direct = async (operation: string, input: object): Promise<object> => {
    // With its token, a transaction that is sent again after its answer was lost is not done again.
    const token = operation === 'TransactWriteItems' && { ClientRequestToken: randomUUID() };
    const answer = await send(operation, JSON.stringify({ ...token, ...(toWire(input) as object) }));
    return { ...(fromWire(answer) as object), $metadata: {} };
  };

  const throughSdk = client.send.bind(client) as (command: Command, ...rest: unknown[]) => Promise<object>;
  client.send = ((command: Command, ...rest: unknown[]) => {
    const operation = operations.get(command.constructor);
    return operation === undefined ? throughSdk(command, ...rest) : direct(operation, command.input);
  }) as typeof client.send; // what a command answers stands in the SDK's types, one overload for each way to call
};

type Command = { readonly input: object };

/** A fault by DynamoDB's own name for it, or none that ever came to an answer. */
class RequestFault extends Error {
  readonly passes: boolean;

  constructor(name: string, message: string, { cause, passes = true }: { cause?: unknown; passes?: boolean } = {}) {
    super(message, { cause });
    this.name = name;
    this.passes = passes;
  }
}

/** What DynamoDB tells of a refusal, where it is DynamoDB that answers. */
type Told = {
  readonly __type?: string;
  readonly message?: string;
  readonly Message?: string;
  readonly Item?: unknown;
  readonly CancellationReasons?: unknown;
};

const faultOf = (operation: string, status: number, text: string): Error => {
  const { __type, message, Message, Item, CancellationReasons } = toldIn(text);
  const name = (__type ?? (status >= 500 ? 'ServiceUnavailable' : 'UnknownError')).replace(/^.*#/, '');
  const said = message ?? Message ?? `${operation} was answered ${status}`;
  const fault = new RequestFault(name, said, { passes: status >= 500 || passingFaults.has(name) });
  return Object.assign(fault, { Item, CancellationReasons });
};

const toldIn = (text: string): Told => {
  try {
    return JSON.parse(text) as Told; // its documented form
  } catch {
    return {};
  }
};

/** Changes what stands in fields of these names, wherever they are. */
const withFields =
  (fields: Readonly<Record<string, (value: unknown) => unknown>>) =>
  (value: unknown): unknown => {
    const change = withFields(fields);
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, each === undefined ? undefined : (fields[name] ?? change)(each)]),
    );
  };

const attributes = (item: unknown) => attributesOf(item as object); // the commands' types say so
const item = (attributes: unknown) => itemOf(attributes as Attributes); // DynamoDB's own JSON
const items = (all: unknown) => (all as Attributes[]).map(itemOf);

const toWire = withFields({
  Key: attributes,
  Item: attributes,
  ExpressionAttributeValues: attributes,
  ExclusiveStartKey: attributes,
  Keys: (keys) => (keys as object[]).map(attributesOf),
});

const fromWire = withFields({
  Item: item,
  Attributes: item,
  LastEvaluatedKey: item,
  Items: items,
  Keys: items,
  Responses: (tables) => Object.fromEntries(Object.entries(tables as object).map(([name, all]) => [name, items(all)])),
});
