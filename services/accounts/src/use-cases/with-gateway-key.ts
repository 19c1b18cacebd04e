import type { Plan } from '@onsale/contracts/permissions';
import { writeApiKey } from '@onsale/kernel/api-key';
import type { ApiKeyParts } from '@onsale/kernel/api-key';
import type { Result } from '@onsale/kernel/result';
import type { Gateway } from '../ports.ts';
import { dropGatewayKeys } from './drop-gateway-keys.ts';

/**
 * Makes the gateway's key of a plan and then has ours kept. The gateway's comes first, since it alone opens nothing: what the table does not know
 * is refused. Broken off in between, a key that nobody was told of is left at the gateway; the other way round, it would be one that is shown and
 * does not work.
 */
export const withGatewayKey =
  ({ gatewayKeys, log }: Gateway) =>
  async <Value, Fault>(
    key: ApiKeyParts,
    plan: Plan | undefined,
    keep: (gatewayKeyId: string | undefined) => Promise<Result<Value, Fault>>,
  ): Promise<Result<Value, Fault>> => {
    const gatewayKeyId = plan && (await gatewayKeys.create(key.keyId, writeApiKey(key), plan));
    const drop = () => dropGatewayKeys({ gatewayKeys, log })(key.keyId, gatewayKeyId === undefined ? [] : [gatewayKeyId]);
    try {
      const kept = await keep(gatewayKeyId);
      if (!kept.ok) await drop();
      return kept;
    } catch (fault) {
      await drop();
      throw fault;
    }
  };
