import type { SQSEvent } from 'aws-lambda';
import type { CloudEvent } from '@onsale/contracts/event';
import { requiredEnv } from '@onsale/runtime/env';
import { log } from '@onsale/runtime/logger';
import { s3Archive } from '../adapters/s3-archive.ts';
import { archiveObject } from '../domain/archive-object.ts';

const archive = s3Archive(requiredEnv('ARCHIVE_BUCKET'));

/** A batch is one object: it is kept as a whole, or comes again as a whole. An empty one checks a release. */
export const handler = async ({ Records }: SQSEvent): Promise<void> => {
  if (Records.length === 0) return;
  const object = archiveObject(Records.map(({ body }) => JSON.parse(body) as CloudEvent)); // only outboxes publish to the topic
  await archive.keep(object);
  log.info('EVENTS_ARCHIVED', { events: Records.length, key: object.key });
};
