import type { EventId, PersonId } from '@onsale/kernel/id';
import type { Permission } from './permissions.ts';
import type { Caller } from './use-case.ts';

/**
 * How the shared authorizer hands a caller to the functions behind it. API Gateway lets only texts through, so lists are one,
 * parted by spaces; and serverless-offline writes a `scopes` of its own over ours.
 */
export type CallerContext = Readonly<Partial<Record<'organizerId' | 'keyId' | 'personId' | 'keyScopes' | 'eventIds', string>>>;

export const callerContext = ({ organizerId, keyId, personId, scopes, eventIds }: Caller): CallerContext => ({
  organizerId,
  ...(keyId === undefined ? { personId } : { keyId }),
  keyScopes: scopes.join(' '),
  ...(eventIds && { eventIds: eventIds.join(' ') }),
});

/** Somebody who has signed in, for no organizer. */
export const personContext = (personId: PersonId): CallerContext => ({ personId });

type Context = Readonly<Record<string, unknown>> | null | undefined;

const contextOf = (context: Context) => (context ?? {}) as CallerContext; // only our own authorizer writes it

/** Of ids or names that we have written ourselves. */
const listOf = <Each extends string>(text: string): Each[] => text.split(' ').filter((each): each is Each => each !== '');

/** The caller in a request's context; undefined where no authorizer was asked, and for a person who acts for no organizer. */
export const callerIn = (context: Context): Caller | undefined => {
  const { organizerId, keyId, personId, keyScopes, eventIds } = contextOf(context);
  if (organizerId === undefined || keyScopes === undefined) return undefined;
  const common = {
    organizerId: organizerId as Caller['organizerId'],
    scopes: listOf<Permission>(keyScopes),
    ...(eventIds !== undefined && { eventIds: listOf<EventId>(eventIds) }),
  };
  if (keyId !== undefined) return { ...common, keyId: keyId as NonNullable<Caller['keyId']> };
  return personId === undefined ? undefined : { ...common, personId: personId as PersonId };
};

/** The person in a request's context; undefined for keys, and where no authorizer was asked. */
export const personIn = (context: Context): PersonId | undefined => contextOf(context).personId as PersonId | undefined;
