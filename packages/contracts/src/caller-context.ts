import type { Permission } from './permissions.ts';
import type { Caller } from './use-case.ts';

/**
 * How the shared authorizer hands a caller to the functions behind it. API Gateway lets only texts through, so the scopes are one,
 * parted by spaces; and serverless-offline writes a `scopes` of its own over ours.
 */
export type CallerContext = { readonly organizerId: string; readonly keyId: string; readonly keyScopes: string };

export const callerContext = ({ organizerId, keyId, scopes }: Caller): CallerContext => ({
  organizerId,
  keyId,
  keyScopes: scopes.join(' '),
});

/** The caller in a request's context; undefined where no authorizer was asked. */
export const callerIn = (context: Readonly<Record<string, unknown>> | null | undefined): Caller | undefined => {
  const { organizerId, keyId, keyScopes } = (context ?? {}) as Partial<CallerContext>; // only our own authorizer writes it
  if (organizerId === undefined || keyId === undefined || keyScopes === undefined) return undefined;
  return {
    organizerId: organizerId as Caller['organizerId'],
    keyId: keyId as Caller['keyId'],
    scopes: keyScopes.split(' ') as Permission[],
  };
};
