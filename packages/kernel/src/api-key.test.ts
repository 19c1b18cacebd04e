import { newId } from './id.ts';
import { newApiKey, organizerOfKey, readApiKey, renewedApiKey, writeApiKey } from './api-key.ts';

describe('an API key', () => {
  const key = newApiKey(newId('organizer'));

  it('is read back into the parts that it was written from', () => {
    expect(readApiKey(writeApiKey(key))).toEqual(key);
  });

  it('holds at least 160 random bits of secret', () => {
    expect(key.secret).toMatch(/^[0-9a-hjkmnp-tv-z]{32,}$/); // five bits a character
    expect(newApiKey(key.organizerId).secret).not.toBe(key.secret);
  });

  it('is the same with another secret', () => {
    const renewed = renewedApiKey(key.keyId, 'live');
    expect({ ...renewed, secret: key.secret }).toEqual(key);
    expect(renewed.secret).not.toBe(key.secret);
    expect(readApiKey(writeApiKey(renewed))).toEqual(renewed);
  });

  it('tells by its id whose it is', () => {
    expect(organizerOfKey(key.keyId)).toBe(key.organizerId);
    expect(() => organizerOfKey('key_1')).toThrow('key_1');
  });

  it('shows whether it is for tests', () => {
    const test = newApiKey(newId('organizer'), 'test');
    expect([writeApiKey(test).startsWith('onk_test_'), writeApiKey(key).startsWith('onk_test_')]).toEqual([true, false]);
    expect(readApiKey(writeApiKey(test))).toEqual(test);
  });

  const written = writeApiKey(key);
  it.each([
    ['nothing', ''],
    ['a truncated key', written.slice(0, -1)],
    ['a longer key', `${written}a`],
    ['another prefix', written.replace('onk_', 'sk_')],
    ['capitals', written.toUpperCase()],
    ['a key followed by a line', `${written}\n`],
    ['a megabyte', 'onk_'.repeat(250_000)],
  ])('is not read from %s', (_, sent) => {
    expect(readApiKey(sent)).toBeUndefined();
  });
});
