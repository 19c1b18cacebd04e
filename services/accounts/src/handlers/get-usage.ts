import { getUsage as contract } from '@onsale/contracts/accounts/usage';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { usageComposition } from '../usage-composition.ts';
import { getUsage } from '../use-cases/get-usage.ts';

export const handler = httpHandler(contract, getUsage({ ...composition(), ...usageComposition() }));
