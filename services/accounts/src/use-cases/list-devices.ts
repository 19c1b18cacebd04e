import type { listDevices as contract } from '@onsale/contracts/accounts/devices';
import { isOfTheirMode } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { deviceAt } from '../domain/device.ts';
import type { Devices, UsageCounts } from '../ports.ts';

type Ports = { readonly devices: Pick<Devices, 'list'>; readonly usage: Pick<UsageCounts, 'lastUses'>; readonly clock: Clock };

export const listDevices =
  ({ devices, usage, clock }: Ports): UseCase<typeof contract> =>
  async ({ eventId, ...page }, { caller }) => {
    const found = await devices.list(caller.organizerId, eventId, page);
    if (!found.ok) return found;
    const now = clock.now();
    const theirs = found.value.items.filter((device) => isOfTheirMode(caller, device));
    const uses = await usage.lastUses(
      caller.organizerId,
      theirs.map(({ deviceId }) => deviceId),
    );
    const withUse = theirs.map((device) => {
      const lastSeenAt = uses.get(device.deviceId);
      return { ...deviceAt(device, now), ...(lastSeenAt !== undefined && { lastSeenAt }) };
    });
    return ok({ ...found.value, items: withUse });
  };
