import { retakeHold as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { retakeHold } from '../use-cases/retake-hold.ts';

export const handler = httpHandler(contract, retakeHold(composition()));
