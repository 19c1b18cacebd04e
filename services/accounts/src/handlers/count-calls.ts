import { gunzipSync } from 'node:zlib';
import type { CloudWatchLogsDecodedData, CloudWatchLogsEvent } from 'aws-lambda';
import { log } from '@onsale/runtime/logger';
import { readLoggedCall } from '../adapters/access-log.ts';
import { countCalls, lastUses } from '../domain/usage.ts';
import { usageComposition } from '../usage-composition.ts';

const { usage, clock } = usageComposition();

/** Lines of the API's access log that name a key or a scanner, as CloudWatch pushes them to a subscriber, again where it is not sure that they came. */
export const handler = async ({ awslogs }: CloudWatchLogsEvent): Promise<void> => {
  const text = gunzipSync(Buffer.from(awslogs.data, 'base64')).toString();
  const { messageType, logEvents } = JSON.parse(text) as CloudWatchLogsDecodedData; // CloudWatch's own shape
  const [first] = logEvents;
  if (messageType !== 'DATA_MESSAGE' || !first) return;
  const calls = logEvents.map(readLoggedCall);
  const read = calls.filter((call) => call !== undefined);
  if (read.length < calls.length) log.warn('ACCESS_LOG_NOT_READ', { lines: calls.length - read.length });
  const now = clock.now();
  await usage.add(first.id, countCalls(read), now);
  await usage.noteUses(lastUses(read), now);
};
