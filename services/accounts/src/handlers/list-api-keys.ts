import { listApiKeys } from '@onsale/contracts/accounts/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';

const { accounts } = composition();

export const handler = httpHandler(listApiKeys, (page, { caller }) => accounts.listApiKeys(caller.organizerId, page));
