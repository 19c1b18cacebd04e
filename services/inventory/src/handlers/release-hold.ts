import { releaseHold as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { releaseHold } from '../use-cases/release-hold.ts';

export const handler = httpHandler(contract, releaseHold(composition()));
