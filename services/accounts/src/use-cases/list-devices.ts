import type { listDevices as contract } from '@onsale/contracts/accounts/devices';
import { isOfTheirMode } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { deviceAt } from '../domain/device.ts';
import type { Devices } from '../ports.ts';

type Ports = { readonly devices: Pick<Devices, 'list'>; readonly clock: Clock };

export const listDevices =
  ({ devices, clock }: Ports): UseCase<typeof contract> =>
  async ({ eventId, ...page }, { caller }) => {
    const found = await devices.list(caller.organizerId, eventId, page);
    if (!found.ok) return found;
    const now = clock.now();
    const theirs = found.value.items.filter((device) => isOfTheirMode(caller, device));
    return ok({ ...found.value, items: theirs.map((device) => deviceAt(device, now)) });
  };
