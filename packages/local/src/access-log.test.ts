import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { newApiKey, writeApiKey } from '@onsale/kernel/api-key';
import { newDeviceId, newDeviceToken, writeDeviceToken } from '@onsale/kernel/device-token';
import { newId } from '@onsale/kernel/id';
import { until } from '@onsale/testing/until';
import { accessLog } from './access-log.ts';
import { routing } from './routes.ts';

const route = {
  method: 'GET',
  resource: '/v1/events/{eventId}',
  authorization: 'none' as const,
  functionName: 'catalog-getEvent',
};
const format =
  '{"path":"$context.resourcePath","status":$context.status,"key":"$context.authorizer.keyId","device":"$context.authorizer.deviceId","refusedBy":"$context.error.responseType"}';
const stage = { type: 'AWS::ApiGateway::Stage', properties: { AccessLogSetting: { Format: format } } };

const serviceWith = (filter: string) => ({
  name: 'accounts',
  configuration: { functions: { countCalls: { handler: 'x', events: [{ cloudwatchLog: { logGroup: 'calls', filter } }] } } },
});

/** The lines that the subscriber was given, and how to call the API. The subscriber fails at first so many times. */
const logging = (filter: string, failures = 0) => {
  const lines: unknown[] = [];
  const stop = new AbortController();
  const needs = { cloud: { resources: [stage] }, services: [serviceWith(filter)], find: routing([route]), signal: stop.signal };
  const { logged } = accessLog({
    ...needs,
    invoke: (name: string, event: unknown) => {
      if (failures-- > 0) return Promise.reject(new Error('busy'));
      const { awslogs } = event as { awslogs: { data: string } };
      const { logEvents } = JSON.parse(gunzipSync(Buffer.from(awslogs.data, 'base64')).toString()) as {
        logEvents: { message: string }[];
      };
      lines.push(...logEvents.map(({ message }) => ({ name, ...(JSON.parse(message) as object) })));
      return Promise.resolve(undefined);
    },
  } as unknown as Parameters<typeof accessLog>[0]); // what it reads of a service and of the cloud
  const call = async (url: string, headers: IncomingMessage['headers'], statusCode: number) => {
    const outgoing = Object.assign(new EventEmitter(), { statusCode });
    const incoming = { url, method: 'GET', headers };
    await logged(() => Promise.resolve())(incoming as unknown as IncomingMessage, outgoing as unknown as ServerResponse);
    outgoing.emit('finish');
  };
  return { lines, call, stop: () => stop.abort() };
};

const key = newApiKey(newId('organizer'));
const deviceId = newDeviceId(newId('organizer'));
const line = { name: 'accounts-countCalls', path: '/v1/events/{eventId}', status: 200, key: '-', device: '-', refusedBy: '-' };
const withKey = (of = key) => ({ 'x-api-key': writeApiKey(of) });
const ofScanner = { authorization: `Bearer ${writeDeviceToken(newDeviceToken(newId('organizer'), deviceId))}` };
const filter = '{ ($.key = "key_*") || ($.device = "dev_*") }';

test('who subscribes to the access log gets the lines that its filter lets through, again after a failure', async () => {
  const { lines, call, stop } = logging(filter, 2);
  await call('/v1/events/evt_1?limit=1', withKey(), 200);
  await call('/v1/events/evt_1', {}, 200);
  await call('/v1/events/evt_1', withKey(newApiKey(newId('organizer'))), 401); // unknown to the authorizer
  await call('/v1/nothing', withKey(), 404);
  await call('/v1/events/evt_1', ofScanner, 401); // revoked
  await call('/v1/events/evt_1', ofScanner, 200);
  await call('/v1/events/evt_1', { ...withKey(), ...ofScanner }, 200); // a key counts where there is one
  await until('all lines', () => Promise.resolve(lines.length > 3 ? lines : undefined));
  stop();
  const keys = { ...line, key: key.keyId };
  expect(lines).toEqual([keys, { ...keys, path: '/v1/nothing', status: 404 }, { ...line, device: deviceId }, keys]);
});

test('a filter that is not understood ends the start, in words', () => {
  expect(() => logging('[status = 5*]')).toThrow('the local cloud does not know the log filter [status = 5*]');
});
