import { listApiKeys as contract } from '@onsale/contracts/accounts/api-keys';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { usageComposition } from '../usage-composition.ts';
import { listApiKeys } from '../use-cases/list-api-keys.ts';

export const handler = httpHandler(contract, listApiKeys({ ...composition(), ...usageComposition() }));
