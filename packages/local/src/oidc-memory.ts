import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the issuer remembers of sign-ins that are under way, while it runs: its own default warns at every start that it forgets. */
export const oidcMemory = () => {
  const kept = new Map<string, AdapterPayload & { readonly endsAt: number }>();
  const find = (is: (id: string, payload: AdapterPayload) => boolean) => {
    for (const [id, payload] of kept) if (payload.endsAt < Date.now()) kept.delete(id);
    return Promise.resolve([...kept].find(([id, payload]) => is(id, payload))?.[1]);
  };

  return (model: string): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      upsert: (id, payload, seconds) => {
        kept.set(keyOf(id), { ...payload, endsAt: Date.now() + (seconds || 3600) * 1000 });
        return Promise.resolve();
      },
      find: (id) => find((key) => key === keyOf(id)),
      findByUid: (uid) => find((key, payload) => key.startsWith(keyOf('')) && payload.uid === uid),
      findByUserCode: (code) => find((key, payload) => key.startsWith(keyOf('')) && payload.userCode === code),
      consume: (id) => {
        const payload = kept.get(keyOf(id));
        if (payload) kept.set(keyOf(id), { ...payload, consumed: Math.floor(Date.now() / 1000) });
        return Promise.resolve();
      },
      destroy: (id) => Promise.resolve(void kept.delete(keyOf(id))),
      revokeByGrantId: (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
        return Promise.resolve();
      },
    };
  };
};
