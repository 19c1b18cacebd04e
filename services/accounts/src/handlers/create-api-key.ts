import { createApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { httpHandler } from '@onsale/runtime/http-handler';
import { keysComposition } from '../keys-composition.ts';
import { createApiKey } from '../use-cases/create-api-key.ts';

export const handler = httpHandler(contract, createApiKey(keysComposition()));
