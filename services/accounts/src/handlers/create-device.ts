import { createDevice as contract } from '@onsale/contracts/accounts/devices';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { createDevice } from '../use-cases/create-device.ts';

export const handler = httpHandler(contract, createDevice(composition()));
