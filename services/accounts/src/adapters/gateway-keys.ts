import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  NotFoundException,
} from '@aws-sdk/client-api-gateway';
import type { Plan } from '@onsale/contracts/permissions';
import type { GatewayKeys } from '../ports.ts';

/** `prefix` names the stage's keys among all of the account, whose own ids say nothing. */
export const gatewayKeys = (planIds: Readonly<Record<Plan, string>>, prefix: string): GatewayKeys => {
  const client = new APIGatewayClient({});

  const remove = async (apiKey: string): Promise<void> => {
    try {
      await client.send(new DeleteApiKeyCommand({ apiKey }));
    } catch (fault) {
      if (!(fault instanceof NotFoundException)) throw fault;
    }
  };

  return {
    remove,
    create: async (keyId, value, plan) => {
      const { id = '' } = await client.send(new CreateApiKeyCommand({ name: `${prefix}${keyId}`, value, enabled: true }));
      try {
        await client.send(new CreateUsagePlanKeyCommand({ usagePlanId: planIds[plan], keyId: id, keyType: 'API_KEY' }));
      } catch (fault) {
        await remove(id);
        throw fault;
      }
      return id;
    },
  };
};
