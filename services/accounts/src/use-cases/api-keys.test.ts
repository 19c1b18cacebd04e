import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import { allPermissions } from '@onsale/contracts/permissions';
import { actBy } from '@onsale/contracts/use-case';
import type { TeamCaller } from '@onsale/contracts/use-case';
import { newApiKey } from '@onsale/kernel/api-key';
import { newId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import type { KeptApiKey } from '../domain/api-key.ts';
import type { OpenedKey } from '../domain/retired-secrets.ts';
import { rotateApiKey } from './rotate-api-key.ts';
import { createApiKey } from './create-api-key.ts';
import { revokeApiKey } from './revoke-api-key.ts';

const endless: ApiKey = {
  ...{ keyId: newId('apiKey'), name: 'Maker', createdAt: '1970-01-01T00:00:00Z' },
  ...{ state: 'active', mode: 'live', scopes: allPermissions },
};

/** An accounts table and an API gateway that may be away, and what they were asked in order. */
const world = ({
  table = true,
  gateway = true,
  maker = endless,
}: { table?: boolean; gateway?: boolean; maker?: ApiKey } = {}) => {
  const done: string[] = [];
  const kept: { apiKey: KeptApiKey; gatewayKeyId: string | undefined }[] = [];
  const left: string[] = [];
  const reach = (there: boolean, what: string) => {
    done.push(what);
    return there ? Promise.resolve() : Promise.reject(new Error(`${what}: away`));
  };
  return {
    ...{ done, kept, left },
    ports: {
      clock: { now: () => 0 },
      log: { error: (message: string) => void left.push(message) },
      apiKeys: {
        find: (): Promise<ApiKey | undefined> => Promise.resolve(maker),
        open: (): Promise<OpenedKey | undefined> => Promise.resolve({ ...maker, version: 1, isRetired: false }),
        create: async (_: unknown, apiKey: KeptApiKey, gatewayKeyId: string | undefined) => {
          await reach(table, 'keep');
          kept.push({ apiKey, gatewayKeyId });
        },
        rotate: async (_: unknown, { until }: { until: number }) => {
          await reach(table, `replace, old ones until ${until}`);
          return ok({ apiKey: maker, gatewayKeyIds: ['gw-0'] });
        },
        revoke: async () => {
          await reach(table, 'forget');
          return ok({ gatewayKeyIds: ['gw-1'] });
        },
      },
      gatewayKeys: {
        create: async (_: string, value: string, plan: string) => {
          await reach(gateway, `create in ${plan}`);
          expect(value).toMatch(/^onk_/);
          return 'gw-1';
        },
        remove: (id: string) => reach(gateway, `remove ${id}`),
      },
    },
  };
};

const caller: TeamCaller = { organizerId: newId('organizer'), keyId: newId('apiKey'), scopes: allPermissions };
const call = { correlationId: 'test', headers: undefined, caller, act: actBy('create-api-key', caller) };

const partner: ApiKey = { ...endless, name: 'Reseller', scopes: ['sell'], plan: 'free' };

describe('a key with a plan', () => {
  it('is a key of the gateway in that plan before it is one of ours', async () => {
    const { ports, done, kept } = world();
    const created = await createApiKey(ports)({ name: 'App', scopes: ['sell'], plan: 'partner' }, call);
    expect(created).toMatchObject({ ok: true, value: { plan: 'partner', scopes: ['sell'] } });
    expect(done).toEqual(['create in partner', 'keep']);
    expect(kept).toMatchObject([{ apiKey: { plan: 'partner' }, gatewayKeyId: 'gw-1' }]);
  });

  it('leaves nothing at the gateway when it could not be kept', async () => {
    const { ports, done } = world({ table: false });
    await expect(createApiKey(ports)({ name: 'App', plan: 'free' }, call)).rejects.toThrow('keep: away');
    expect(done).toEqual(['create in free', 'keep', 'remove gw-1']);
  });

  it('is not kept when the gateway is away', async () => {
    const { ports, kept } = world({ gateway: false });
    await expect(createApiKey(ports)({ name: 'App', plan: 'free' }, call)).rejects.toThrow('away');
    expect(kept).toEqual([]);
  });

  it('is refused without the scope to sell, which is what the plan is for', async () => {
    const { ports, done } = world();
    const answer = await createApiKey(ports)({ name: 'App', scopes: ['events:read'], plan: 'free' }, call);
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'plan' } });
    expect(done).toEqual([]);
  });

  it('is forgotten first and then taken from the gateway when it is revoked', async () => {
    const { ports, done } = world({ maker: partner });
    expect(await revokeApiKey(ports)({ keyId: newId('apiKey') }, call)).toEqual(ok(undefined));
    expect(done).toEqual(['forget', 'remove gw-1']);
  });

  it('is revoked also while the gateway is away, and what is left there is told', async () => {
    const { ports, left } = world({ gateway: false, maker: partner });
    expect(await revokeApiKey(ports)({ keyId: newId('apiKey') }, call)).toEqual(ok(undefined));
    expect(left).toEqual(['GATEWAY_KEY_LEFT']);
  });
});

describe('when a key ends', () => {
  const create = (wanted: object, maker = endless) => createApiKey(world({ maker }).ports)({ name: 'App', ...wanted }, call);

  it('is never, or as its maker says', async () => {
    const [endless, ended] = [await create({}), await create({ expiresAt: '1970-02-01T00:00:00Z' })];
    expect(endless).not.toHaveProperty('value.expiresAt');
    expect(ended).toMatchObject({ ok: true, value: { expiresAt: '1970-02-01T00:00:00Z', state: 'active' } });
  });

  it.each(['1970-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '1972-01-04T00:00:00Z'])(
    'is not %s, which is no longer or too far in the future',
    async (expiresAt) => {
      expect(await create({ expiresAt })).toMatchObject({ ok: false, error: { code: 'invalid-request', field: 'expiresAt' } });
    },
  );

  it('is at the latest when the key ends that it is made with', async () => {
    const maker: ApiKey = { ...endless, expiresAt: '1970-03-01T00:00:00Z' };
    expect(await create({}, maker)).toMatchObject({ ok: true, value: { expiresAt: maker.expiresAt } });
    expect(await create({ expiresAt: '1970-03-01T00:00:01Z' }, maker)).toMatchObject({
      ok: false,
      error: { code: 'forbidden', field: 'expiresAt' },
    });
  });
});

describe('a key that is rotated', () => {
  const ownKey = newApiKey(newId('organizer')).keyId;
  const rotate = (ports: ReturnType<typeof world>['ports'], as: Partial<TeamCaller> = {}) =>
    rotateApiKey(ports)({ keyId: ownKey, overlapSeconds: 60 }, { ...call, caller: { ...caller, ...as } as TeamCaller });

  it('has a new gateway key before it is kept, and loses those of secrets that have ended', async () => {
    const { ports, done } = world({ maker: partner });
    const rotated = await rotate(ports);
    expect(rotated).toMatchObject({ ok: true, value: { name: 'Reseller', key: expect.stringMatching(/^onk_/) as string } });
    expect(done).toEqual(['create in free', 'replace, old ones until 60000', 'remove gw-0']);
  });

  it('leaves nothing at the gateway when it could not be kept', async () => {
    const { ports, done } = world({ maker: partner, table: false });
    await expect(rotate(ports)).rejects.toThrow('away');
    expect(done.at(-1)).toBe('remove gw-1');
  });

  it('may not be one that may do more, or lasts longer, than who rotates it', async () => {
    const { ports, done } = world({ maker: { ...partner, plan: undefined } });
    expect(await rotate(ports, { scopes: ['keys:manage'] })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    const ending = { ...partner, expiresAt: '1970-02-01T00:00:00Z', version: 1, isRetired: false };
    const open = () => Promise.resolve(ending);
    expect(await rotate({ ...ports, apiKeys: { ...ports.apiKeys, open } })).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(done).toEqual([]);
  });

  it('gets no newer secret by an old one, also where that works until the key ends', async () => {
    const expiresAt = '1970-02-01T00:00:00Z';
    const { ports, done } = world({ maker: { ...partner, expiresAt } });
    const open = () => Promise.resolve({ ...partner, expiresAt, version: 1, isRetired: true });
    expect(await rotate({ ...ports, apiKeys: { ...ports.apiKeys, open } })).toMatchObject({
      ok: false,
      error: { code: 'forbidden', detail: expect.stringContaining('newest secret') as string },
    });
    expect(done).toEqual([]);
  });

  it('may not have expired', async () => {
    const { ports } = world({ maker: { ...partner, state: 'expired' } });
    expect(await rotate(ports)).toMatchObject({ ok: false, error: { code: 'api-key-expired' } });
  });
});

it('a key that is gone by the time that it makes another neither makes nor rotates one', async () => {
  const { ports, done } = world();
  const apiKeys = { ...ports.apiKeys, open: () => Promise.resolve(undefined) };
  const refused = { ok: false, error: { code: 'unauthenticated' } };
  expect(await createApiKey({ ...ports, apiKeys })({ name: 'App' }, call)).toMatchObject(refused);
  const rotation = { keyId: newId('apiKey'), overlapSeconds: 60 };
  expect(await rotateApiKey({ ...ports, apiKeys })(rotation, call)).toMatchObject(refused);
  expect(done).toEqual([]);
});

it('a key without a plan is none of the gateway', async () => {
  const { ports, done } = world();
  await createApiKey(ports)({ name: 'Console' }, call);
  expect(done).toEqual(['keep']);
});
