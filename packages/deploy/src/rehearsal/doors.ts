import { APIGatewayClient, GetStageCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { until } from '@onsale/testing/until';
import { stageNamed } from '../stages.ts';
import type { Claims } from './claims.ts';
import { expect, expectAnswer } from './expect.ts';
import { asFunction, outsider } from './roles.ts';
import { stage } from './world.ts';
import type { World } from './world.ts';

const post = (body: object, headers: Readonly<Record<string, string>> = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const venue = post({ name: 'X', address: 'Y', timeZone: 'Asia/Seoul' });
const claim = post({ orderId: 'ord_rehearsal' });

/** Who may come in where, by the gateway that was deployed. */
export const doorClaims = async ({ show }: Claims, world: World, organizerKey: string): Promise<void> => {
  const { api, shared } = world.outputs();
  const claimHold = `${api}/internal/v1/holds/hld_rehearsal/claim`;

  await show('no credential: 401', 'POST /v1/venues without a key', () =>
    expectAnswer(fetch(`${api}/v1/venues`, venue), 401, 'unauthenticated'),
  );
  await show('unknown credential: 401', 'POST /v1/venues with a made-up key, refused by the authorizer', () =>
    expectAnswer(fetch(`${api}/v1/venues`, post({}, { 'x-api-key': 'onk_nonsense' })), 401, 'unauthenticated'),
  );
  await show("another's organizer: 404", "an organizer's own key on another organizer", () =>
    expectAnswer(
      fetch(`${api}/v1/organizers/org_someoneelse`, { headers: { 'x-api-key': organizerKey } }),
      ...([404, 'organizer-not-found'] as const),
    ),
  );
  await show('a revoked key is refused at once: 401', 'created, used, revoked, used', () => revokedKey(api, organizerKey));
  await show('/internal unsigned: 403', "inventory's claim without a signature", () =>
    expectAnswer(fetch(claimHold, claim), 403, 'forbidden'),
  );
  await show(
    'an unknown path: 404 below /v1 and /v2, 403 elsewhere',
    "deep, with another method, with any body; at the API's root",
    () => unknownPaths(api),
  );
  await show('/internal by an outsider: 403', 'signed by a user of the account without rights', async () =>
    expectAnswer((await outsider()).fetch(claimHold, claim), 403),
  );
  await show("/internal by another service's role: 403", "tickets' followEvents signs inventory's claim", async () =>
    expectAnswer((await asFunction('tickets', 'followEvents')).fetch(claimHold, claim), 403),
  );
  await show(
    '/internal by the role that may: let in',
    "orders' placeOrder signs the same call, answered by inventory",
    async () => expectAnswer((await asFunction('orders', 'placeOrder')).fetch(claimHold, claim), 404, 'hold-not-found'),
  );
  await show('throttled: 429', 'the stage has the limits of its row; one path of it set to 1 request a second for a moment', () =>
    throttled(world, `${api}/v1/status`, shared['RestApiId'] ?? ''),
  );
  await show('an old version says until when, and names the new one', 'availability of /v1 beside that of /v2', () =>
    versionsBeside(api),
  );
  await show('no right: 403', 'a key that may sell and no more, on POST /v1/venues, though its body is bad too', () =>
    withKey(api, organizerKey, { scopes: ['sell'] }, (key) =>
      expectAnswer(fetch(`${api}/v1/venues`, post({}, { 'x-api-key': key })), 403, 'forbidden'),
    ),
  );
  await show(
    'key required on /v1/partner: 403',
    'a good key that is in no usage plan; without any key, or with an unknown one, it is the authorizer’s 401 before that',
    () => keyRequired(api, organizerKey),
  );
  await show('usage plan: 429', 'a key in the plan "free", 40 requests at once, again and again where the machine is slow', () =>
    withKey(api, organizerKey, { scopes: ['sell'], plan: 'free' }, async (key) => {
      const [url, headers] = [`${api}/v1/partner/events`, { 'x-api-key': key }];
      await expectAnswer(fetch(url, { headers }), 200); // from now on the authorizer knows it, and only the plan is asked
      await floods(url, headers);
    }),
  );
};

const unknownPaths = async (api: string): Promise<void> => {
  const form = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'anything' };
  for (const path of ['/v1/nothing', '/v1/events/evt_none/nothing', '/v2/nothing'])
    for (const request of [{}, post({}), form]) await expectAnswer(fetch(api + path, request), 404, 'not-found');
  await expectAnswer(fetch(`${api}/v1/status`, { method: 'DELETE' }), 404, 'not-found');
  const answer = await fetch(`${api}/v1/nothing`);
  const { correlationId } = (await answer.json()) as { correlationId: string }; // as every problem
  expect(
    /^[\w-]{8,}$/.test(correlationId) && answer.headers.get('x-correlation-id') === correlationId,
    `correlation id: ${correlationId}`,
  );
  for (const path of ['/nothing', '/internal/v1/nothing']) await expectAnswer(fetch(api + path), 403, 'forbidden');
};

/** Of an event that is nowhere: refusals tell it too. */
const versionsBeside = async (api: string): Promise<void> => {
  const path = '/events/evt_none/availability';
  const old = await fetch(`${api}/v1${path}`);
  const told = ['deprecation', 'sunset', 'link'].map((name) => old.headers.get(name));
  const isTold = told.every((value) => value !== null) && told[2] === `</v2${path}>; rel="successor-version"`;
  expect(isTold, `/v1 tells ${told.join(' | ')}`);
  const successor = await fetch(`${api}/v2${path}`);
  expect(successor.headers.get('deprecation') === null, '/v2 is deprecated too');
  await expectAnswer(Promise.resolve(successor), 404, 'event-not-found');
};

type MadeKey = { readonly key: string; readonly keyId: string };

/** A key of the organizer's for as long as the work takes. */
const withKey = async (
  api: string,
  organizerKey: string,
  wanted: object,
  work: (key: string) => Promise<unknown>,
): Promise<void> => {
  const headers = { 'x-api-key': organizerKey };
  const created = await fetch(`${api}/v1/api-keys`, post({ name: 'rehearsal', ...wanted }, headers));
  expect(created.status === 201, `a key with ${JSON.stringify(wanted)}: ${created.status}`);
  const { key, keyId } = (await created.json()) as MadeKey; // by its contract
  try {
    await work(key);
  } finally {
    await fetch(`${api}/v1/api-keys/${keyId}`, { method: 'DELETE', headers });
  }
};

const keyRequired = async (api: string, organizerKey: string): Promise<void> => {
  const use = (headers: Readonly<Record<string, string>>) => fetch(`${api}/v1/partner/events`, { headers });
  await expectAnswer(use({}), 401, 'unauthenticated');
  await expectAnswer(use({ 'x-api-key': 'onk_nonsense' }), 401, 'unauthenticated');
  await withKey(api, organizerKey, { scopes: ['sell'] }, (key) => expectAnswer(use({ 'x-api-key': key }), 403, 'forbidden'));
  await withKey(api, organizerKey, { scopes: ['sell'], plan: 'free' }, (key) => expectAnswer(use({ 'x-api-key': key }), 200));
};

/** The same again and again until the gateway has had enough. */
const floods = async (url: string, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
  const refused = await until('a refusal', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => fetch(url, { headers })));
    return answers.find(({ status }) => status === 429);
  });
  await expectAnswer(Promise.resolve(refused), 429, 'too-many-requests');
};

const revokedKey = async (api: string, organizerKey: string): Promise<void> => {
  const keys = `${api}/v1/api-keys`;
  const created = await fetch(keys, post({ name: 'rehearsal' }, { 'x-api-key': organizerKey }));
  const { key, keyId } = (await created.json()) as MadeKey; // by its contract
  const use = () => fetch(keys, { headers: { 'x-api-key': key } });
  await expectAnswer(use(), 200);
  await expectAnswer(fetch(`${keys}/${keyId}`, { method: 'DELETE', headers: { 'x-api-key': organizerKey } }), 204);
  await expectAnswer(use(), 401, 'unauthenticated');
};

const throttled = async ({ root }: World, url: string, restApiId: string): Promise<void> => {
  const client = new APIGatewayClient({});
  const { throttle } = await stageNamed(stage, root);
  const { methodSettings } = await client.send(new GetStageCommand({ restApiId, stageName: stage }));
  const { throttlingRateLimit, throttlingBurstLimit } = methodSettings?.['*/*'] ?? {};
  expect(
    throttlingRateLimit === throttle.requestsPerSecond && throttlingBurstLimit === throttle.burst,
    `the stage's limits: ${JSON.stringify(methodSettings)}`,
  );
  const path = '/~1v1~1status/GET/throttling';
  const patch = (patchOperations: PatchOperation[]) =>
    client.send(new UpdateStageCommand({ restApiId, stageName: stage, patchOperations }));
  const set = (rate: string, burst: string) =>
    patch([
      { op: 'replace', path: `${path}/rateLimit`, value: rate },
      { op: 'replace', path: `${path}/burstLimit`, value: burst },
    ]);
  await set('1', '1');
  try {
    await floods(url);
  } finally {
    await patch([{ op: 'remove', path: '/~1v1~1status/GET' }]);
  }
};
