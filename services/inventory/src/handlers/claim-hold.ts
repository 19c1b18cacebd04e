import { claimHold as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { claimHold } from '../use-cases/claim-hold.ts';

export const handler = httpHandler(contract, claimHold(composition()));
