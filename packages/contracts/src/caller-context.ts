import type { DeviceId, EventId, PersonId } from '@onsale/kernel/id';
import type { Permission } from './permissions.ts';
import type { Caller, DeviceCaller } from './use-case.ts';

/**
 * How the shared authorizer hands a caller to the functions behind it. API Gateway lets only texts through, so lists are one,
 * parted by spaces; and serverless-offline writes a `scopes` of its own over ours.
 */
export type CallerContext = Readonly<
  Partial<
    Record<
      | 'organizerId'
      | 'keyId'
      | 'keyVersion'
      | 'endsAt'
      | 'personId'
      | 'deviceId'
      | 'keyScopes'
      | 'eventIds'
      | 'gates'
      | 'mode'
      | 'origins',
      string
    >
  >
>;

export const callerContext = ({
  organizerId,
  scopes,
  eventIds,
  gates,
  mode,
  origins,
  keyVersion,
  ...who
}: Caller): CallerContext => ({
  organizerId,
  ...who,
  ...(keyVersion !== undefined && keyVersion > 1 && { keyVersion: String(keyVersion) }),
  keyScopes: scopes.join(' '),
  ...(eventIds && { eventIds: eventIds.join(' ') }),
  ...(gates && { gates: gates.map(encodeURIComponent).join(' ') }), // people name them, with spaces and in any script
  ...(mode === 'test' && { mode }),
  ...(origins && { origins: origins.join(' ') }),
});

/** Somebody who has signed in, for no organizer. */
export const personContext = (personId: PersonId): CallerContext => ({ personId });

type Context = Readonly<Record<string, unknown>> | null | undefined;

const contextOf = (context: Context) => (context ?? {}) as CallerContext; // only our own authorizer writes it

/** Of ids or names that we have written ourselves. */
const listOf = <Each extends string>(text: string): Each[] => text.split(' ').filter((each): each is Each => each !== '');

/** The caller in a request's context; undefined where no authorizer was asked, and for a person who acts for no organizer. */
export const callerIn = (context: Context): Caller | undefined => {
  const { organizerId, keyId, keyVersion, endsAt, personId, deviceId, keyScopes, eventIds, gates, mode, origins } =
    contextOf(context);
  if (organizerId === undefined || keyScopes === undefined) return undefined;
  const common = {
    organizerId: organizerId as Caller['organizerId'],
    scopes: listOf<Permission>(keyScopes),
    ...(eventIds !== undefined && { eventIds: listOf<EventId>(eventIds) }),
    ...(gates !== undefined && { gates: listOf(gates).map(decodeURIComponent) }),
    ...(mode === 'test' && { mode: 'test' as const }),
    ...(origins !== undefined && { origins: listOf(origins) }),
  };
  if (keyId !== undefined)
    return {
      ...common,
      keyId: keyId as NonNullable<Caller['keyId']>,
      ...(keyVersion !== undefined && { keyVersion: Number(keyVersion) }),
      ...(endsAt !== undefined && { endsAt }),
    };
  if (deviceId !== undefined) return { ...common, deviceId: deviceId as DeviceId };
  return personId === undefined ? undefined : { ...common, personId: personId as PersonId };
};

/** The paired scanner in a request's context; undefined for anybody else. */
export const deviceIn = (context: Context): DeviceCaller | undefined => {
  const caller = callerIn(context);
  return caller?.deviceId === undefined ? undefined : caller;
};

/** The person in a request's context; undefined for keys and devices, and where no authorizer was asked. */
export const personIn = (context: Context): PersonId | undefined => contextOf(context).personId as PersonId | undefined;
