import { isOfTheirMode, isTheirEvent, refusal } from '@onsale/contracts/use-case';
import type { Caller } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { KeptDevice } from '../domain/device.ts';

/** A device of the caller's organizer; a member who is there for some events has to be there for all of the device's. */
export const ownDevice = (device: KeptDevice | undefined, caller: Caller) => {
  if (!device || !isOfTheirMode(caller, device)) return refusal('device-not-found');
  if (!device.eventIds.every((eventId) => isTheirEvent(caller, eventId)))
    return refusal('forbidden', { detail: 'This scanner is for other events too' });
  return ok(device);
};
