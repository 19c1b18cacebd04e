import { FetchError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { JwtVerifier } from 'aws-jwt-verify';
import type { PersonId } from '@onsale/kernel/id';
import { personOf, signInScope } from '../domain/sign-in.ts';
import type { SignIn } from '../domain/sign-in.ts';
import type { AccessTokens } from '../ports.ts';

/** Milliseconds; an authorizer has 10 s in all, and somebody waits for it. */
const patience = 2000;

type FetchKeys = (url: string) => Promise<ArrayBuffer>;

const fetchKeys: FetchKeys = async (url) => {
  const response = await fetch(url, { signal: AbortSignal.timeout(patience), redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.arrayBuffer();
};

/**
 * Access tokens of one issuer. Its keys are fetched when the first token comes, kept, and fetched again for a token that names a key that
 * is not among them, at most every ten seconds. Throws where they cannot be had.
 */
export const accessTokens = (signIn: SignIn, fetch: FetchKeys = fetchKeys): AccessTokens => {
  const { issuer, keysUrl: jwksUri } = signIn;
  // The audience is checked with the rest by `personOf`: where it stands differs by issuer.
  const rules = { issuer, jwksUri, audience: null, scope: signInScope, graceSeconds: 0 };
  const verifier = JwtVerifier.create(rules, { jwksCache: new SimpleJwksCache({ fetcher: { fetch } }) });

  return {
    prove: async (token): Promise<PersonId | undefined> => {
      let person: PersonId | undefined;
      const customJwtCheck = (decoded: Parameters<typeof personOf>[0]) => {
        const proven = personOf(decoded, signIn);
        if (proven.ok) person = proven.value;
      };
      try {
        await verifier.verify(token, { customJwtCheck });
      } catch (fault) {
        if (fault instanceof JwtBaseError && !(fault instanceof FetchError)) return undefined;
        throw fault;
      }
      return person;
    },
  };
};
