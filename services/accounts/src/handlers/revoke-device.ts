import { revokeDevice as contract } from '@onsale/contracts/accounts/devices';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { revokeDevice } from '../use-cases/revoke-device.ts';

export const handler = httpHandler(contract, revokeDevice(composition()));
