import { updateDevice as contract } from '@onsale/contracts/accounts/devices';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { updateDevice } from '../use-cases/update-device.ts';

export const handler = httpHandler(contract, updateDevice(composition()));
