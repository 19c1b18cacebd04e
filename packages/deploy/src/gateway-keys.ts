import { DeleteApiKeyCommand, paginateGetApiKeys } from '@aws-sdk/client-api-gateway';
import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';

/** Deletes API Gateway's keys of a stage's partners, which accounts made: all that are named as `services/accounts/plans.yml` says. */
export const deleteGatewayKeys = async (client: APIGatewayClient, stage: string): Promise<string> => {
  const nameQuery = `onsale-${stage}-key_`;
  const found: (string | undefined)[] = [];
  for await (const { items = [] } of paginateGetApiKeys({ client }, { nameQuery, includeValues: false }))
    found.push(...items.flatMap(({ id, name }) => (name?.startsWith(nameQuery) ? [id] : [])));
  for (const apiKey of found) await client.send(new DeleteApiKeyCommand({ apiKey }));
  return `${found.length} deleted`;
};
