import path from 'node:path';
import { withoutAwsSettings } from './clients.ts';
import type { Endpoints } from './clients.ts';
import { findDatabase } from './database.ts';
import type { Home } from './home.ts';
import { startPart, untilReady } from './part.ts';
import type { Part } from './part.ts';
import { loopback } from './ports.ts';
import type { Ports } from './ports.ts';

export const endpointsAt = (ports: Ports, home: Home): Endpoints => {
  const database = findDatabase(home.database);
  return {
    dynamodb: 'endpoint' in database ? database.endpoint : `http://${loopback}:${ports.dynamodb}`,
    messaging: `http://${loopback}:${ports.messaging}`,
  };
};

/** Starts the process that holds DynamoDB, SNS, SQS and S3. */
export const startEmbeddedParts = (home: Home, ports: Ports, region: string): Part =>
  startPart({
    name: 'The embedded parts',
    script: 'parts-process.ts',
    log: path.join(home.logs, 'parts.log'),
    cwd: home.folder,
    environment: {
      ...withoutAwsSettings(process.env),
      AWS_REGION: region,
      DYNAMODB_PORT: String(ports.dynamodb),
      DYNAMODB_FOLDER: home.database,
      MESSAGING_PORT: String(ports.messaging),
      MESSAGING_FOLDER: home.messaging,
    },
  });

export const databaseReady = async (part: Part, { dynamodb }: Endpoints, home: Home): Promise<string> => {
  await untilReady(part, () => answers(dynamodb));
  const database = findDatabase(home.database);
  if ('started' in database) database.started();
  return dynamodb;
};

export const messagingReady = async (part: Part, { messaging }: Endpoints): Promise<string> => {
  await untilReady(part, () => answers(`${messaging}/health`));
  return messaging;
};

/** Does anything answer there? A refusal will do. */
export const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );
