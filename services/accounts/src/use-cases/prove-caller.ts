import { callerContext, personContext } from '@onsale/contracts/caller-context';
import type { CallerContext } from '@onsale/contracts/caller-context';
import { devicePermissions } from '@onsale/contracts/permissions';
import { isId } from '@onsale/kernel/id';
import type { PersonId } from '@onsale/kernel/id';
import { readApiKey } from '@onsale/kernel/api-key';
import type { Clock } from '@onsale/kernel/clock';
import { isOfDevice, readDeviceToken } from '@onsale/kernel/device-token';
import { deviceAt } from '../domain/device.ts';
import { asKey, asMember } from './callers.ts';
import type { AccessTokens, Devices, Memberships, ProvenKeys } from '../ports.ts';

type Credentials = {
  readonly key?: string | undefined;
  readonly token?: string | undefined;
  /** For whom somebody who has signed in acts; needed by who is in several teams. */
  readonly organizerId?: string | undefined;
};

type Ports = {
  readonly apiKeys: ProvenKeys;
  readonly devices: Pick<Devices, 'prove'>;
  readonly tokens: AccessTokens;
  readonly memberships: Memberships;
  readonly clock: Clock;
};

/**
 * Who calls, for which organizer, and what they may do. A key counts where there is one: with it, a token is an order's. Undefined: nobody that we know,
 * whatever is wrong with what they sent.
 */
export const proveCaller =
  ({ apiKeys, devices, tokens, memberships, clock }: Ports) =>
  async ({ key, token, organizerId }: Credentials): Promise<CallerContext | undefined> => {
    if (key !== undefined) {
      const parts = readApiKey(key);
      const apiKey = parts && (await apiKeys.prove(parts));
      if (!apiKey) return undefined;
      return callerContext(asKey(parts.organizerId, apiKey));
    }
    if (token !== undefined && isOfDevice(token)) return proveDevice({ devices, clock }, token);
    const personId = token === undefined ? undefined : await tokens.prove(token);
    if (personId === undefined) return undefined;
    const member = await membershipIn(memberships, personId, organizerId);
    return member ? callerContext(asMember(personId, member)) : personContext(personId);
  };

/** What they named is whatever was sent. */
const membershipIn = async (memberships: Memberships, personId: PersonId, organizerId: string | undefined) => {
  if (organizerId === undefined) return memberships.findOnly(personId);
  return isId('organizer', organizerId) ? memberships.find(personId, organizerId) : undefined;
};

const proveDevice = async ({ devices, clock }: Pick<Ports, 'devices' | 'clock'>, token: string) => {
  const parts = readDeviceToken(token);
  const device = parts && (await devices.prove(parts));
  if (!device || deviceAt(device, clock.now()).state !== 'paired') return undefined;
  const { deviceId, eventIds, gates, mode } = device;
  return callerContext({
    organizerId: parts.organizerId,
    deviceId,
    scopes: devicePermissions,
    eventIds,
    ...(gates && { gates }),
    ...(mode && { mode }),
  });
};
