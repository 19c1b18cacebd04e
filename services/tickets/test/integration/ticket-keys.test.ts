import { createTestTable } from '@onsale/testing/test-table';
import { dynamoTicketKeys } from '../../src/adapters/dynamo-ticket-keys.ts';

describe('the signing key', () => {
  it('is one for all functions, even when several start at once', async () => {
    const { client, name } = await createTestTable('tickets');
    const starts = await Promise.all([1, 2, 3].map(() => dynamoTicketKeys(client, name).signingKey()));
    expect(new Set(starts.map(({ keyId }) => keyId)).size).toBe(1);
  });

  it('can be checked by its public half alone', async () => {
    const { client, name } = await createTestTable('tickets');
    const { keyId } = await dynamoTicketKeys(client, name).signingKey();
    const scanner = dynamoTicketKeys(client, name);
    expect((await scanner.publicKey(keyId))?.type).toBe('public');
    expect(await scanner.publicKey('unknown')).toBeUndefined();
  });
});
