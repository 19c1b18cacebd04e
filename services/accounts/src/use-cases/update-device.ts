import { isDeepStrictEqual } from 'node:util';
import type { updateDevice as contract } from '@onsale/contracts/accounts/devices';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { deviceAt } from '../domain/device.ts';
import type { Devices } from '../ports.ts';
import { ownDevice } from './own-device.ts';

type Ports = { readonly devices: Pick<Devices, 'find' | 'change'>; readonly clock: Clock };

export const updateDevice =
  ({ devices, clock }: Ports): UseCase<typeof contract> =>
  async ({ deviceId, name, gates }, { caller, act }) => {
    const found = await ownDevice(devices, deviceId, caller);
    if (!found.ok) return found;
    const { gates: gatesBefore, ...same } = found.value;
    const gatesAfter = gates === undefined ? gatesBefore : (gates ?? undefined);
    const after = { ...same, name: name ?? same.name, ...(gatesAfter && { gates: [...new Set(gatesAfter)] }) };
    if (isDeepStrictEqual(after, found.value)) return ok(deviceAt(after, clock.now()));
    const changed = await devices.change(caller.organizerId, after, act(deviceId));
    return changed ? ok(deviceAt(after, clock.now())) : refusal('device-not-found');
  };
