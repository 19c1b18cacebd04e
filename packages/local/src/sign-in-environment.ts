import type { Ports } from './ports.ts';

/** What the local issuer's access tokens are for, in `aud`. */
export const audience = 'onsale';

export const issuerAt = (ports: Ports): string => `http://localhost:${ports.signIn}`;

/** What the shared authorizer is told of the local issuer, running or not. */
export const signInEnvironment = (ports: Ports) => ({
  SIGN_IN_ISSUER: issuerAt(ports),
  SIGN_IN_KEYS_URL: `${issuerAt(ports)}/jwks`,
  SIGN_IN_AUDIENCE: audience,
});
