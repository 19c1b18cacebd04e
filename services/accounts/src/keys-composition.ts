import { requiredEnv } from '@onsale/runtime/env';
import { log } from '@onsale/runtime/logger';
import { gatewayKeys } from './adapters/gateway-keys.ts';
import { composition } from './composition.ts';

/** With the gateway's keys, whose SDK the authorizer and the rest need not load. */
export const keysComposition = () => ({
  ...composition(),
  log,
  gatewayKeys: gatewayKeys(
    { free: requiredEnv('PLAN_FREE'), partner: requiredEnv('PLAN_PARTNER'), 'box-office': requiredEnv('PLAN_BOX_OFFICE') },
    requiredEnv('GATEWAY_KEY_PREFIX'),
  ),
});
