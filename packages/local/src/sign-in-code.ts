import { createHash, randomBytes } from 'node:crypto';

export const clientId = 'console';

/** Its access tokens are good for seconds: to see what comes after their end. */
export const briefClientId = 'brief';

/** One try to sign in: OAuth's authorization code with PKCE, which takes no secret. */
export type SignInAttempt = {
  readonly client: string;
  readonly startUrl: string;
  readonly state: string;
  readonly verifier: string;
};

const redirectUri = (issuer: string): string => `${issuer}/signed-in`;

export const signInAttempt = (issuer: string, client: string = clientId): SignInAttempt => {
  const [state, verifier] = [randomBytes(16), randomBytes(32)].map((bytes) => bytes.toString('base64url')) as [string, string]; // two of two
  const parameters = {
    client_id: client,
    response_type: 'code',
    scope: 'openid email onsale/api',
    redirect_uri: redirectUri(issuer),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    state,
  };
  return { client, startUrl: `${issuer}/auth?${new URLSearchParams(parameters).toString()}`, state, verifier };
};

/** The access token that a code stands for. Throws where the issuer does not give it. */
export const accessTokenFor = async (issuer: string, code: string, { client, verifier }: SignInAttempt): Promise<string> => {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: client,
    redirect_uri: redirectUri(issuer),
    code_verifier: verifier,
    code,
  });
  const response = await fetch(`${issuer}/token`, { method: 'POST', body });
  const { access_token: token } = (await response.json()) as { access_token?: string }; // OAuth's own shape
  if (token === undefined) throw new Error(`the issuer gave no access token: ${response.status}`);
  return token;
};
