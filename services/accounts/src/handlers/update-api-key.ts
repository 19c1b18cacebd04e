import { updateApiKey as contract } from '@onsale/contracts/accounts/api-keys';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { updateApiKey } from '../use-cases/update-api-key.ts';

export const handler = httpHandler(contract, updateApiKey(composition()));
