import { testIssuer } from '@onsale/testing/test-issuer';
import { personIdOf } from '../domain/sign-in.ts';
import { accessTokens } from './access-tokens.ts';

const issuer = testIssuer();
const { signIn, token } = issuer;
const bytesOf = (keySet: object) => new Uint8Array(Buffer.from(JSON.stringify(keySet))).buffer;
const tokens = (fetch = () => Promise.resolve(bytesOf(issuer.keySet))) => accessTokens(signIn, fetch);
const unsigned = (header: object) => {
  const [, payload] = token().split('.');
  return `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}.`;
};
const someone = personIdOf(signIn.issuer, 'someone');
const ago = Math.floor(Date.now() / 1000) - 60;

describe('an access token', () => {
  it('proves the person that it was given to', async () => {
    expect(await tokens().prove(token())).toBe(someone);
    expect(await tokens().prove(token({ aud: ['else', 'onsale'] }))).toBe(someone);
  });

  it('of Cognito says for whom and for what it is in claims of its own', async () => {
    const cognito = { aud: undefined, client_id: 'onsale', token_use: 'access' };
    expect(await tokens().prove(token(cognito, { typ: 'JWT' }))).toBe(someone);
    for (const wrong of [{ client_id: 'else' }, { client_id: undefined }, { token_use: 'id' }])
      expect(await tokens().prove(token({ ...cognito, ...wrong }, { typ: 'JWT' }))).toBeUndefined();
  });

  it.each([
    ['is of another issuer', () => token({ iss: 'https://other.test' })],
    ['is for somebody else', () => token({ aud: 'else' })],
    ['is for somebody else, though our client asked for it', () => token({ aud: 'else', client_id: 'onsale' })],
    ['has ended', () => token({ exp: ago })],
    ['never ends', () => token({ exp: undefined })],
    ['does not begin yet', () => token({ nbf: ago + 600 })],
    ['was not given for our API', () => token({ scope: 'openid' })],
    ['was given for nothing', () => token({ scope: undefined })],
    ['is an ID token', () => token({}, { typ: 'JWT' })],
    ['is of nobody', () => token({ sub: '' })],
    ['is signed by another pool with a key of the same name', () => testIssuer().token()],
    ['names a key that there is not', () => token({}, { kid: 'key-2' })],
    ['names no key', () => token({}, { kid: undefined })],
    ['is not signed (alg: none)', () => unsigned({ alg: 'none', typ: 'at+jwt', kid: 'key-1' })],
    ['is not signed', () => unsigned({ alg: 'RS256', typ: 'at+jwt', kid: 'key-1' })],
    ['is signed with our public key as a secret (alg: HS256)', () => token({}, { alg: 'HS256' })],
    ['was changed', () => token().replace(/.(?=\.[^.]*$)/, (last) => (last === 'A' ? 'B' : 'A'))],
    ['is none', () => 'onk_nonsense'],
    ['is empty', () => ''],
  ])('that %s proves nobody', async (_, make) => {
    expect(await tokens().prove(make())).toBeUndefined();
  });

  it('is checked with keys that are fetched once, and again for a new one', async () => {
    const next = testIssuer(signIn.issuer, 'key-2');
    const sets = [issuer.keySet, { keys: [...issuer.keySet.keys, ...next.keySet.keys] }];
    let fetched = 0;
    const verifier = tokens(() => Promise.resolve(bytesOf(sets[fetched++] ?? {})));
    for (const each of [token(), token(), next.token(), token(), next.token()]) expect(await verifier.prove(each)).toBe(someone);
    expect(fetched).toBe(2);
  });

  it('of a made-up key makes us ask the issuer once, not every time', async () => {
    let fetched = 0;
    const verifier = tokens(() => {
      fetched++;
      return Promise.resolve(bytesOf(issuer.keySet));
    });
    for (let tries = 0; tries < 20; tries++) expect(await verifier.prove(token({}, { kid: `made-up-${tries}` }))).toBeUndefined();
    expect(fetched).toBe(1);
  });

  it('is neither good nor bad while the issuer cannot be asked', async () => {
    await expect(tokens(() => Promise.reject(new Error('away'))).prove(token())).rejects.toThrow('away');
  });
});
