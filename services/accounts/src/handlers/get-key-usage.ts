import { getKeyUsage as contract } from '@onsale/contracts/accounts/usage';
import { requiredWhole } from '@onsale/runtime/env';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { usageComposition } from '../usage-composition.ts';
import { getKeyUsage } from '../use-cases/get-key-usage.ts';

const callsADay = {
  free: requiredWhole('FREE_CALLS_A_DAY'),
  partner: requiredWhole('PARTNER_CALLS_A_DAY'),
  'box-office': requiredWhole('BOX_OFFICE_CALLS_A_DAY'),
};

export const handler = httpHandler(contract, getKeyUsage({ ...composition(), ...usageComposition(), callsADay }));
