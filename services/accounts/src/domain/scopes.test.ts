import { grantedScopes } from './scopes.ts';

describe('the scopes of a new key', () => {
  it('are those that are wanted, each once', () => {
    expect(grantedScopes(['sell', 'sell'], ['keys:manage', 'sell'])).toEqual({ ok: true, value: ['sell'] });
  });

  it('are those of the key that it is created with, unless said', () => {
    expect(grantedScopes(undefined, ['keys:manage', 'sell'])).toEqual({ ok: true, value: ['keys:manage', 'sell'] });
  });

  it('are never more than the giver has', () => {
    expect(grantedScopes(['sell', 'events:write', 'events:read'], ['keys:manage', 'sell'])).toEqual({
      ok: false,
      error: ['events:write', 'events:read'],
    });
  });
});
