import { PlainFault } from '@onsale/local/plain-fault';
import { sequenceNumber } from '@onsale/local/stream-pump';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';

/** What Lambda writes to a bucket when the mapping of a stream gives up; the local cloud writes the same. More stands there, and is kept. */
const InvocationRecord = z.looseObject({
  requestContext: z.looseObject({ functionArn: z.string(), condition: z.string(), approximateInvokeCount: z.number() }),
  timestamp: z.iso.datetime(),
  DDBStreamBatchInfo: z.looseObject({ batchSize: z.number() }),
  /** The event that the function was called with, as JSON. */
  payload: z.string(),
});

const Payload = z.object({
  Records: z.array(z.looseObject({ dynamodb: z.looseObject({ SequenceNumber: z.string() }) })).check(z.minLength(1)),
});

/** A batch, or what was left of one, that no try could deliver. */
export type GivenUp = {
  readonly functionArn: string;
  readonly condition: string;
  /** Approximate, as Lambda counts. */
  readonly tries: number;
  /** When it was given up, RFC 3339. */
  readonly at: string;
  /** At least one, oldest first. */
  readonly records: readonly DynamoDBRecord[];
  /** The same file when only these are left in it. */
  readonly keeping: (left: readonly DynamoDBRecord[]) => string;
};

/** Reads a file of the bucket. Throws a PlainFault that says what is wrong with one that is no such record. */
export const readGivenUp = (text: string): GivenUp => {
  const file = parsed(InvocationRecord, text, 'the file');
  const { Records } = parsed(Payload, file.payload, 'its payload');
  const { functionArn, condition, approximateInvokeCount } = file.requestContext;
  return {
    functionArn,
    condition,
    tries: approximateInvokeCount,
    at: file.timestamp,
    records: Records, // as Lambda handed them to the function; nobody here looks further into them
    keeping: (left) =>
      JSON.stringify({
        ...file,
        DDBStreamBatchInfo: {
          ...file.DDBStreamBatchInfo,
          batchSize: left.length,
          startSequenceNumber: left.map(sequenceNumber).at(0),
          endSequenceNumber: left.map(sequenceNumber).at(-1),
        },
        payload: JSON.stringify({ Records: left }),
      }),
  };
};

const parsed = <Shape extends z.core.$ZodType>(shape: Shape, text: string, name: string): z.output<Shape> => {
  const content = json(text);
  if (content === undefined) throw new PlainFault(`no record of what a stream gave up: ${name} is no JSON`);
  const { success, data, error } = z.safeParse(shape, content);
  if (success) return data;
  const [issue] = error.issues;
  throw new PlainFault(
    `no record of what a stream gave up: ${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'wrong'}`,
  );
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
