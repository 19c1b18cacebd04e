import { newId } from '@onsale/kernel/id';
import { until } from '@onsale/testing/until';
import { allOf } from './support/all-of.ts';
import { buy } from './support/buyer.ts';
import { checkInListOf } from './support/check-in-list.ts';
import { firstTicketType, openEvent } from './support/organizer.ts';
import { pairedScanner } from './support/scanner.ts';
import { buyerApi, organizerApi, sharedStack } from './support/shared-stack.ts';
import { organizerIdOf } from './support/team.ts';
import { valueOf } from './support/value-of.ts';

const stack = sharedStack();
const organizer = organizerApi(stack);

const soldEvent = async () => {
  const event = await openEvent(stack, { ticketTypes: [{ name: 'Standing', faceValue: 1000, quota: 4 }] });
  const { order } = await buy(buyerApi(stack), event.eventId, [
    { ticketTypeId: firstTicketType(event).ticketTypeId, quantity: 1 },
  ]);
  return { eventId: event.eventId, code: String(order.tickets[0]?.code) };
};

const scanOf = (code: string, gate?: string) => ({
  ...{ scanId: newId('scan'), code, scannedAt: new Date().toISOString() },
  ...(gate !== undefined && { gate }),
});

test('a scanner is paired by a code, lets in at its event and gates, and is out once it is revoked', async () => {
  const [{ eventId, code }, other] = [
    await soldEvent(),
    await openEvent(stack, { ticketTypes: [{ name: 'A', faceValue: 0, quota: 1 }] }),
  ];
  const {
    api,
    token: bearer,
    deviceId,
    code: pairingCode,
  } = await pairedScanner(stack, { eventIds: [eventId], gates: ['North'] });
  const me = await valueOf(api('GET /v1/devices/me', { bearer }));
  expect(me).toMatchObject({
    deviceId,
    organizerId: organizerIdOf(stack),
    eventIds: [eventId],
    gates: ['North'],
    state: 'paired',
  });
  expect(await api('POST /v1/devices/pair', { body: { code: pairingCode } })).toMatchObject({
    error: { code: 'pairing-code-not-found' },
  });

  const params = { listId: await checkInListOf(api, eventId, bearer) };
  const scan = (gate: string) => api('POST /v1/check-in/lists/{listId}/scans', { params, body: scanOf(code, gate), bearer });
  expect(await scan('South')).toMatchObject({ error: { code: 'forbidden', field: 'gate' } });
  expect(await valueOf(scan('North'))).toMatchObject({ result: 'admitted' });
  expect(await valueOf(scan('North'))).toMatchObject({ result: 'already-admitted' });
  expect(await api('GET /v1/check-in/lists', { query: { eventId: other.eventId }, bearer })).toMatchObject({
    error: { code: 'forbidden' },
  });

  await valueOf(organizer('PATCH /v1/devices/{deviceId}', { params: { deviceId }, body: { gates: ['South'] } }));
  expect(await valueOf(scan('South'))).toMatchObject({ result: 'already-admitted' });

  await valueOf(organizer('DELETE /v1/devices/{deviceId}', { params: { deviceId } }));
  expect(await scan('South')).toMatchObject({ error: { code: 'unauthenticated' } });
  expect(await api('GET /v1/devices/me', { bearer })).toMatchObject({ error: { code: 'unauthenticated' } });

  const ofOrganizer = { params: { organizerId: organizerIdOf(stack) }, query: { limit: 100 } };
  const audit = await allOf(organizer, 'GET /v1/organizers/{organizerId}/audit', ofOrganizer);
  const told = audit.filter(({ subject }) => subject === deviceId).map(({ action }) => action);
  expect(told).toEqual(['revoke-device', 'update-device', 'pair-device', 'create-device']);
});

test('scanners are listed by their event, with when they were last seen', async () => {
  const eventId = newId('event');
  const { deviceId, api, token: bearer } = await pairedScanner(stack, { eventIds: [eventId] });
  const blue = await valueOf(organizer('POST /v1/devices', { body: { name: 'Blue one', eventIds: [eventId] } }));
  const devices = () => allOf(organizer, 'GET /v1/devices', { query: { eventId, limit: 100 } });
  const listed = await devices();
  expect(new Map(listed.map((each) => [each.deviceId, each.state]))).toEqual(
    new Map([
      [deviceId, 'paired'],
      [blue.deviceId, 'waiting'],
    ]),
  );

  await valueOf(api('GET /v1/devices/me', { bearer }));
  const look = async () => {
    const some = (await devices()).filter(({ lastSeenAt }) => lastSeenAt !== undefined);
    return some.length > 0 ? some : undefined;
  };
  const seen = await until('the scanner to be seen', look, 30_000);
  expect(seen.map((each) => each.deviceId)).toEqual([deviceId]);
  expect(Math.abs(Date.now() - Date.parse(String(seen[0]?.lastSeenAt)))).toBeLessThan(180_000);
});
