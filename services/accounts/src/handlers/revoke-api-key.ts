import { revokeApiKey } from '@onsale/contracts/accounts/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';

const { accounts } = composition();

export const handler = httpHandler(revokeApiKey, ({ keyId }, { caller }) => accounts.revokeApiKey(caller.organizerId, keyId));
