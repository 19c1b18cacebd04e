import { listDevices as contract } from '@onsale/contracts/accounts/devices';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { usageComposition } from '../usage-composition.ts';
import { listDevices } from '../use-cases/list-devices.ts';

export const handler = httpHandler(contract, listDevices({ ...composition(), ...usageComposition() }));
