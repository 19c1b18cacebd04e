import { revokeApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { httpHandler } from '@onsale/runtime/http-handler';
import { keysComposition } from '../keys-composition.ts';
import { revokeApiKey } from '../use-cases/revoke-api-key.ts';

export const handler = httpHandler(contract, revokeApiKey(keysComposition()));
