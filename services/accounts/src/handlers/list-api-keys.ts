import { listApiKeys } from '@onsale/contracts/accounts/api-keys';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';

const { apiKeys } = composition();

export const handler = httpHandler(listApiKeys, (page, { caller }) => apiKeys.list(caller.organizerId, page));
