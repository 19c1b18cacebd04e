import { httpSender } from '@onsale/runtime/send-http';
import { signer } from '@onsale/runtime/signature';
import type { Credentials } from '@onsale/runtime/signature';

/** Which part, and the name of its protocol before the operation's: `DynamoDBStreams_20120810`. */
type Part = {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: Credentials;
  readonly service: string;
  readonly protocol: string;
};

/** Asks a part for an operation by AWS' name, in AWS' JSON both ways. Rejects with a fault of AWS' name. */
export type AskPart = <Answer>(operation: string, input: object, signal?: AbortSignal) => Promise<Answer>;

const send = httpSender(500); // every queue is polled by requests that stay open

/**
 * The requests that pumps make without end, by hand: through the SDK they would cost more than what they bring. For what speaks AWS' JSON: DynamoDB, its
 * streams and SQS.
 */
export const askingPart = ({ endpoint, region, credentials, service, protocol }: Part): AskPart => {
  const url = new URL(endpoint);
  const sign = signer(region, service);
  return async <Answer>(operation: string, input: object, signal?: AbortSignal): Promise<Answer> => {
    const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `${protocol}.${operation}` };
    const request = { method: 'POST', url, headers, body: JSON.stringify(input) };
    const signature = sign(request, credentials, Date.now());
    const { status, body } = await send({ ...request, headers: { ...headers, ...signature }, signal });
    const text = body.toString();
    if (status === 200) return JSON.parse(text === '' ? '{}' : text) as Answer; // whoever asks knows AWS' answer
    throw faultOf(operation, status, text);
  };
};

const faultOf = (operation: string, status: number, text: string): Error => {
  const fault = new Error(`${operation} was answered ${status}: ${text}`);
  fault.name = /"__type"\s*:\s*"(?:[^"#]*#)?([^"]+)"/.exec(text)?.[1] ?? 'Error';
  return fault;
};
