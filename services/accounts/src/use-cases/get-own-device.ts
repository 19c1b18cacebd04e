import type { getOwnDevice as contract } from '@onsale/contracts/accounts/devices';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { deviceAt } from '../domain/device.ts';
import type { Devices, Organizers } from '../ports.ts';

type Ports = { readonly devices: Pick<Devices, 'find'>; readonly accounts: Organizers; readonly clock: Clock };

export const getOwnDevice =
  ({ devices, accounts, clock }: Ports): UseCase<typeof contract> =>
  async (_, { caller: { organizerId, deviceId } }) => {
    const [device, organizer] = await Promise.all([devices.find(organizerId, deviceId), accounts.findOrganizer(organizerId)]);
    if (!device || !organizer) return refusal('unauthenticated'); // revoked since it was proven
    return ok({ ...deviceAt(device, clock.now()), organizerId, organizerName: organizer.name });
  };
