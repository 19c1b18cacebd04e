import { pairDevice as contract } from '@onsale/contracts/accounts/devices';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { pairDevice } from '../use-cases/pair-device.ts';

export const handler = httpHandler(contract, pairDevice(composition()));
