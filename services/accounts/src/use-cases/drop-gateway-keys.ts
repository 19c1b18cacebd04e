import type { ApiKeyId } from '@onsale/kernel/id';
import type { Gateway } from '../ports.ts';

/** What stays at the gateway if that is away opens nothing any more. */
export const dropGatewayKeys =
  ({ gatewayKeys, log }: Gateway) =>
  async (keyId: ApiKeyId, gatewayKeyIds: readonly string[]): Promise<void> => {
    for (const gatewayKeyId of gatewayKeyIds)
      await gatewayKeys.remove(gatewayKeyId).catch((fault: unknown) => {
        log.error('GATEWAY_KEY_LEFT', fault, { gatewayKeyId, keyId });
      });
  };
