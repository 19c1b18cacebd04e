import type { revokeDevice as contract } from '@onsale/contracts/accounts/devices';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Devices } from '../ports.ts';
import { ownDevice } from './own-device.ts';

type Ports = { readonly devices: Pick<Devices, 'find' | 'revoke'> };

export const revokeDevice =
  ({ devices }: Ports): UseCase<typeof contract> =>
  async ({ deviceId }, { caller, act }) => {
    const found = ownDevice(await devices.find(caller.organizerId, deviceId), caller);
    if (!found.ok) return found;
    const revoked = await devices.revoke(caller.organizerId, deviceId, act(deviceId));
    return revoked ? ok(undefined) : refusal('device-not-found');
  };
