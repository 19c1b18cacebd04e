import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import { newId } from '@onsale/kernel/id';
import { openedBy, retire } from './retired-secrets.ts';
import type { RetiredSecret } from './retired-secrets.ts';

const secret = (secretHash: string, until: number): RetiredSecret => ({ secretHash, until: new Date(until).toISOString() });

describe('secrets that are replaced', () => {
  it('work until their own end, however late the newest of them ends', () => {
    const retirement = retire([secret('b', 900), secret('a', 500)], 100, 900);
    expect(retirement).toEqual({ still: [secret('b', 900), secret('a', 500)], ended: [] });
  });

  it('end no later than the rotation says', () => {
    expect(retire([secret('b', 300), secret('a', 900)], 100, 300)?.still).toEqual([secret('b', 300), secret('a', 300)]);
  });

  it('all end at once where it leaves them no time', () => {
    const retirement = retire([secret('b', 100), secret('a', 900)], 100, 100);
    expect(retirement).toEqual({ still: [], ended: [secret('b', 100), secret('a', 100)] });
  });

  it('are at most three', () => {
    const [d, c, b, a] = [secret('d', 900), secret('c', 800), secret('b', 700), secret('a', 600)];
    expect(retire([d, c, b], 100, 900)?.still).toHaveLength(3);
    expect(retire([d, c, b, a], 100, 900)).toBeUndefined();
    expect(retire([d, c, b, a], 650, 900)).toEqual({ still: [d, c, b], ended: [a] });
  });
});

describe('a key as a secret opens it', () => {
  const key: ApiKey = {
    ...{ keyId: newId('apiKey'), name: 'Shop', createdAt: '2027-01-01T00:00:00Z' },
    ...{ state: 'active', mode: 'live', scopes: ['sell'] },
  };
  const [soon, later] = ['2027-01-02T00:00:00.000Z', '2027-01-03T00:00:00.000Z'];
  const twoOld: ApiKey = { ...key, oldSecretsUntil: [later, soon] }; // of versions 4 and 3

  it('is the key itself with its newest one', () => {
    expect(openedBy(1, key, 1)).toEqual({ ...key, version: 1, isRetired: false });
    expect(openedBy(5, twoOld, 5)).toEqual({ ...twoOld, version: 5, isRetired: false });
  });

  it('ends with an old one, or before, where the key does', () => {
    expect(openedBy(4, twoOld, 5)).toMatchObject({ isRetired: true, expiresAt: later });
    expect(openedBy(3, twoOld, 5)).toMatchObject({ isRetired: true, expiresAt: soon });
    expect(openedBy(4, { ...twoOld, expiresAt: soon }, 5)).toMatchObject({ isRetired: true, expiresAt: soon });
    expect(openedBy(3, { ...twoOld, expiresAt: later }, 5)).toMatchObject({ isRetired: true, expiresAt: soon });
  });

  it('is none with one that has ended or never was, nor when the key has ended', () => {
    for (const version of [2, 1, 0, 6, NaN]) expect(openedBy(version, twoOld, 5)).toBeUndefined();
    for (const version of [4, 5]) expect(openedBy(version, { ...twoOld, state: 'expired' }, 5)).toBeUndefined();
  });
});
