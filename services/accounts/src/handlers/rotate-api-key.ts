import { rotateApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { httpHandler } from '@onsale/runtime/http-handler';
import { keysComposition } from '../keys-composition.ts';
import { rotateApiKey } from '../use-cases/rotate-api-key.ts';

export const handler = httpHandler(contract, rotateApiKey(keysComposition()));
