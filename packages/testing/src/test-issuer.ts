import { createSign, generateKeyPairSync } from 'node:crypto';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** An issuer of people's tokens with a key of its own, as an OpenID Connect provider makes them. */
export const testIssuer = (issuer = 'https://sign-in.test', kid = 'key-1') => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keySet = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' }] };
  const signIn = { issuer, audience: 'onsale', keysUrl: `${issuer}/keys` };

  /** A good access token, but for what is said; `undefined` leaves a claim out. */
  const token = (claims: object = {}, header: object = {}): string => {
    const now = Math.floor(Date.now() / 1000); // the verifier reads the machine's clock
    const payload = {
      iss: issuer,
      sub: 'someone',
      aud: 'onsale',
      scope: 'openid onsale/api',
      iat: now,
      exp: now + 600,
      ...claims,
    };
    const signed = `${encode({ alg: 'RS256', typ: 'at+jwt', kid, ...header })}.${encode(payload)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };

  return { signIn, keySet, token };
};
