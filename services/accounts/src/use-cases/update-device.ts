import type { updateDevice as contract } from '@onsale/contracts/accounts/devices';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { deviceAt } from '../domain/device.ts';
import type { Devices } from '../ports.ts';
import { ownDevice } from './own-device.ts';

type Ports = { readonly devices: Pick<Devices, 'change'>; readonly clock: Clock };

export const updateDevice =
  ({ devices, clock }: Ports): UseCase<typeof contract> =>
  async ({ deviceId, name, gates }, { caller, act }) => {
    const changed = await devices.change(caller.organizerId, deviceId, act(deviceId), (before) => {
      const own = ownDevice(before, caller);
      if (!own.ok) return own;
      const { gates: gatesBefore, ...same } = before;
      const gatesAfter = gates === undefined ? gatesBefore : (gates ?? undefined);
      return ok({ ...same, name: name ?? same.name, ...(gatesAfter && { gates: [...new Set(gatesAfter)] }) });
    });
    return changed.ok ? ok(deviceAt(changed.value, clock.now())) : changed;
  };
