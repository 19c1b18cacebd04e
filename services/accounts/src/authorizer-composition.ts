import { requiredEnv } from '@onsale/runtime/env';
import { accessTokens } from './adapters/access-tokens.ts';
import { composition } from './composition.ts';
import { isSignInUrl } from './domain/sign-in.ts';

/** With the issuer of people's tokens, whose library the rest need not load. */
export const authorizerComposition = () => ({
  ...composition(),
  tokens: accessTokens({
    issuer: signInUrl('SIGN_IN_ISSUER'),
    audience: requiredEnv('SIGN_IN_AUDIENCE'),
    keysUrl: signInUrl('SIGN_IN_KEYS_URL'),
  }),
});

const signInUrl = (name: string): string => {
  const value = requiredEnv(name);
  if (!isSignInUrl(value)) throw new Error(`${name} must be an https URL`);
  return value;
};
