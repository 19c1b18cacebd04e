import { createDevice } from '@onsale/contracts/accounts/devices';
import { devicePermissions } from '@onsale/contracts/permissions';
import { isTheirEvent, refusal } from '@onsale/contracts/use-case';
import type { TeamCaller } from '@onsale/contracts/use-case';
import type { EventId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { outlasts } from '../domain/api-key.ts';
import type { KeptDevice } from '../domain/device.ts';
import { grantedScopes } from '../domain/scopes.ts';

/** Nobody gives a device what they do not have: neither its permissions nor an event. */
export const mayGiveDevice = (caller: TeamCaller, eventIds: readonly EventId[]) => {
  const granted = grantedScopes(devicePermissions, caller.scopes);
  if (!granted.ok) return refusal('forbidden', { detail: `A scanner may ${granted.error.join(', ')}, and you may not` });
  const other = eventIds.findIndex((eventId) => !isTheirEvent(caller, eventId));
  if (other >= 0) return refusal('forbidden', { field: `eventIds.${other}`, detail: 'You are there for other events' });
  return ok(undefined);
};

/** Would whoever made a device be let make it, as they are now? All that is asked of them then, here and by the contract. */
export const mayStillMake = (maker: TeamCaller, { eventIds, expiresAt }: KeptDevice): boolean =>
  maker.scopes.includes(createDevice.needs) &&
  mayGiveDevice(maker, eventIds).ok &&
  !outlasts({ expiresAt }, { expiresAt: maker.endsAt });
