import { getOwnDevice as contract } from '@onsale/contracts/accounts/devices';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getOwnDevice } from '../use-cases/get-own-device.ts';

export const handler = httpHandler(contract, getOwnDevice(composition()));
