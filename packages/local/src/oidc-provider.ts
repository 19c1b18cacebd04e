import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Provider } from 'oidc-provider';
import type { Configuration, JWK } from 'oidc-provider';
import { oidcMemory } from './oidc-memory.ts';
import { briefClientId, clientId } from './sign-in-code.ts';
import { audience } from './sign-in-environment.ts';

/** What opens the API. */
const apiScope = 'onsale/api';

type Kept = { readonly key: JWK; readonly cookieSecret: string };

const keptIn = (file: string): Kept => {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Kept; // written below
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key: JWK = {
    ...(privateKey.export({ format: 'jwk' }) as JWK),
    kid: randomBytes(8).toString('hex'),
    use: 'sig',
    alg: 'RS256',
  }; // an RSA key's own form
  const kept = { key, cookieSecret: randomBytes(32).toString('base64url') };
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  return kept;
};

/** Authorization code with PKCE for two clients, the site and one whose tokens soon end; everyone with a mail address has an account; nobody is asked for consent. */
export const oidcProvider = (file: string, site: string, issuer: string): Provider => {
  const { key, cookieSecret } = keptIn(file);
  const resource = `${site}/v1`;
  const configuration: Configuration = {
    adapter: oidcMemory(),
    jwks: { keys: [key] },
    cookies: { keys: [cookieSecret] },
    clients: [clientId, briefClientId].map((each) => ({
      client_id: each,
      token_endpoint_auth_method: 'none' as const,
      redirect_uris: [`${site}/`, `${issuer}/signed-in`],
      post_logout_redirect_uris: [`${site}/`],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code' as const],
    })),
    clientBasedCORS: (_, origin) => origin === site,
    scopes: ['openid', 'email', 'offline_access'],
    claims: { openid: ['sub'], email: ['email'] },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, email: accountId }) }),
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      const grantId = client && session?.grantIdFor(client.clientId);
      if (grantId !== undefined) return oidc.provider.Grant.find(grantId);
      const grant = new oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid email offline_access');
      grant.addResourceScope(resource, apiScope);
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: apiScope,
          audience,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    ttl: {
      AccessToken: (_, __, client) => (client.clientId === briefClientId ? 2 : 3600), // seconds; an hour as on AWS
      AuthorizationCode: 60,
      Grant: day,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: day,
      Session: day,
    },
  };
  return new Provider(issuer, configuration);
};

const day = 24 * 3600; // seconds
