import type { Permission } from './permissions.ts';
import type { Caller } from './use-case.ts';

/**
 * How the shared authorizer hands a caller to the functions behind it. API Gateway lets only texts through, so the scopes are one,
 * parted by spaces.
 */
export type CallerContext = { readonly organizerId: string; readonly keyId: string; readonly scopes: string };

export const callerContext = ({ organizerId, keyId, scopes }: Caller): CallerContext => ({
  organizerId,
  keyId,
  scopes: scopes.join(' '),
});

/** The caller in a request's context; undefined where no authorizer was asked. */
export const callerIn = (context: Readonly<Record<string, unknown>> | null | undefined): Caller | undefined => {
  const { organizerId, keyId, scopes } = (context ?? {}) as Partial<CallerContext>; // only our own authorizer writes it
  if (organizerId === undefined || keyId === undefined || scopes === undefined) return undefined;
  return {
    organizerId: organizerId as Caller['organizerId'],
    keyId: keyId as Caller['keyId'],
    scopes: scopes.split(' ') as Permission[],
  };
};
