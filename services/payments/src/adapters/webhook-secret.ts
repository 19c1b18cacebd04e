import { randomBytes } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadOrCreateSecret } from '@onsale/runtime/secret-item';

/** What the sandbox and the shop have agreed on: read once a cold start, made by whoever asks first. */
export const webhookSecret = (client: DynamoDBDocumentClient, tableName: string): (() => Promise<string>) => {
  let secret: string | undefined;
  return async () => (secret ??= await loadOrCreateSecret(client, tableName, 'sandbox-webhook', makeSecret));
};

/** As Standard Webhooks 1.0 write it: 24 to 64 random bytes. */
const makeSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
