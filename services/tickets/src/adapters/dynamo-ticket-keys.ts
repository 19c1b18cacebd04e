import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { loadOrCreateSecret } from '@onsale/runtime/secret-item';
import { newPrivateKey, signingKeyOf } from '../domain/ticket-code.ts';
import type { SigningKey } from '../domain/ticket-code.ts';
import type { TicketKeys } from '../ports.ts';

const publicKeyItem = (keyId: string) => ({ pk: `public-key#${keyId}`, sk: 'public-key' });

/** The private key is a secret item, which only the issuing function's role may read; each public key is an item of its own. */
export const dynamoTicketKeys = (client: DynamoDBDocumentClient, tableName: string): TicketKeys => {
  const publicKeys = new Map<string, KeyObject>();
  let signing: Promise<SigningKey> | undefined;

  const load = async (): Promise<SigningKey> => {
    const pem = await loadOrCreateSecret(client, tableName, 'ticket-signing-key', () =>
      newPrivateKey().export({ type: 'pkcs8', format: 'pem' }).toString(),
    );
    const key = signingKeyOf(createPrivateKey(pem));
    const value = key.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const Item = { ...publicKeyItem(key.keyId), kind: 'public-key', value };
    await client.send(new PutCommand({ TableName: tableName, Item })); // the same item each time: heals a crash between the two
    return key;
  };

  return {
    signingKey: () => {
      signing ??= load().catch((fault: unknown) => {
        signing = undefined; // a later message tries again
        throw fault;
      });
      return signing;
    },

    publicKey: async (keyId) => {
      const known = publicKeys.get(keyId);
      if (known) return known;
      const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: publicKeyItem(keyId) }));
      if (typeof Item?.['value'] !== 'string') return undefined;
      const key = createPublicKey(Item['value']);
      publicKeys.set(keyId, key);
      return key;
    },
  };
};
