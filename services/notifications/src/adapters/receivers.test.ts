import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { receiver } from '@onsale/testing/receiver';
import type { Receiver } from '@onsale/testing/receiver';
import { until } from '@onsale/testing/until';
import { isPublicAddress } from './public-addresses.ts';
import { receiverReach } from './receiver-reach.ts';
import { refusalOf } from './receiver-urls.ts';
import type { Reach } from './receiver-urls.ts';
import { guardedReceivers } from './receivers.ts';
import type { Resolve } from './receivers.ts';

const own = ['https://api.onsale.example', 'https://onsale.example'];
const clock = { now: () => Date.UTC(2027, 0, 1) };
const nobody: Resolve = () => Promise.reject(new Error('no name server here'));
const receivers = (reach: Reach, resolve: Resolve = nobody, mine = own) => guardedReceivers({ reach, own: mine }, clock, resolve);
const call = (url: string, reach: Reach = 'public', resolve?: Resolve, patience = 2000) =>
  receivers(reach, resolve).post(url, { 'webhook-id': 'dlv_1' }, '{}', patience);

describe('an address of the network', () => {
  it.each([
    ...['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'], // private
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '0.1.2.3'], // this machine, this network
    ...['169.254.169.254', '169.254.170.2', '169.254.0.1'], // metadata, a container's credentials, the link
    ...['100.64.0.1', '100.127.255.254', '100.100.100.200'], // shared by carriers; another cloud's metadata
    ...['224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1'], // multicast, broadcast, reserved
    ...['192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '192.0.0.1', '192.88.99.1'], // documents, benchmarks, protocols
    ...['::1', '::', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1'],
    ...['::ffff:127.0.0.1', '::ffff:169.254.169.254', '::ffff:8.8.8.8', '::127.0.0.1'], // IPv4 in IPv6
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001::1', '2001:db8::1', '100::1'], // translated, tunnelled, documents, discarded
    ...['', 'localhost', '2130706433', '0x7f.1', '127.1'], // no address, or one in a form that parsers differ about
  ])('%s is not public', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001:800::200e'])(
    '%s is public',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});

describe('the address of a webhook', () => {
  const refused = (url: string, reach: Reach = 'public') => refusalOf(url, { reach, own });

  it.each([
    ['hooks', 'must be an address'],
    ['http://example.com/', 'must begin with https://'],
    ['ftp://example.com/', 'must begin with https://'],
    ['https://me@example.com/', 'must not hold a user name'],
    ['https://:secret@example.com/', 'must not hold a user name'],
    ['https://example.com:22/', 'must be at port 443 or 8443'],
    ['https://example.com:6379/', 'must be at port 443 or 8443'],
    ['https://127.0.0.1/', 'must be a public address'],
    ['https://2130706433/', 'must be a public address'],
    ['https://0x7f000001/', 'must be a public address'],
    ['https://0177.1/', 'must be a public address'],
    ['https://[::1]/', 'must be a public address'],
    ['https://[::ffff:a9fe:a9fe]/', 'must be a public address'],
    ['https://169.254.169.254/latest/meta-data/', 'must be a public address'],
    ['https://localhost/', 'must be a public address'],
    ['https://LOCALHOST./', 'must be a public address'],
    ['https://app.localhost/', 'must be a public address'],
    ['https://intranet/', 'must be a public address'],
    ['https://api.onsale.example/v1/holds', 'must not lead back'],
    ['https://API.onsale.example.:8443/', 'must not lead back'],
    ['https://onsale.example/', 'must not lead back'],
  ])('%s is refused', (url, why) => expect(refused(url)).toContain(why));

  it.each(['https://example.com/hooks?a=b', 'https://example.com:8443/', 'https://8.8.8.8/', 'https://xn--bcher-kva.example/'])(
    '%s may be called',
    (url) => expect(refused(url)).toBeUndefined(),
  );

  it('on this machine may be called where the stage says so, but for our own', () => {
    const local = { reach: 'loopback', own: ['http://localhost:3000'] } as const;
    expect(refusalOf('http://127.0.0.1:4000/', local)).toBeUndefined();
    for (const url of ['http://127.0.0.1:3000/v1/holds', 'http://[::1]:3000/', 'http://shop.localhost:3000/'])
      expect(refusalOf(url, local)).toContain('must not lead back');
    expect(refusalOf('http://192.168.1.1:4000/', local)).toContain('must begin with https://');
  });
});

describe('an attempt', () => {
  let there: Receiver;
  beforeEach(async () => {
    there = await receiver();
  });
  afterEach(() => there.close());

  it('answers the status and the beginning of what was said', async () => {
    there.answers((response) => response.writeHead(418).end('x'.repeat(5000)));
    const { status, body, at } = await call(there.url, 'loopback');
    expect({ status, length: body?.length, at }).toEqual({ status: 418, length: 1024, at: '2027-01-01T00:00:00.000Z' });
    expect(there.received).toMatchObject([{ headers: { 'webhook-id': 'dlv_1', host: `127.0.0.1:${there.port}` }, body: '{}' }]);
  });

  it('calls nobody whose name leads to an address that is not public, not even beside one that is', async () => {
    for (const addresses of [
      ['127.0.0.1'],
      ['169.254.169.254'],
      ['8.8.8.8', '10.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['2606:4700::1', '::1'],
    ])
      expect(await call('https://rebound.example/', 'public', () => Promise.resolve(addresses))).toMatchObject({
        fault: 'address-refused',
      });
    expect(await call(there.url)).toMatchObject({ fault: 'address-refused' });
    expect(there.received).toEqual([]);
  });

  it('asks for a name once and connects to that answer, with the name still told to TLS', async () => {
    const names: string[] = [];
    const server = createServer({
      SNICallback: (name, done) => {
        names.push(name);
        done(new Error('no certificate here'));
      },
    });
    server.on('tlsClientError', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo; // a TCP server has one
    const answers = [['127.0.0.1'], ['169.254.169.254']];
    const resolve: Resolve = () => Promise.resolve(answers.shift() ?? []);
    const attempt = await call(`https://rebound.example:${port}/`, 'loopback', resolve);
    server.close();
    expect(attempt.status).toBeUndefined();
    expect({ names, left: answers.length }).toEqual({ names: ['rebound.example'], left: 1 });
  });

  it('follows no redirect, to nowhere public nor to where clouds keep their secrets', async () => {
    const elsewhere = await receiver();
    for (const location of [elsewhere.url, 'http://169.254.169.254/latest/meta-data/iam/security-credentials/']) {
      there.answers((response) => response.writeHead(307, { location }).end());
      expect(await call(there.url, 'loopback')).toMatchObject({ status: 307 });
    }
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  it('reads little of an answer of 5 MB', async () => {
    let isCut = false;
    there.answers((response) => {
      response.on('close', () => (isCut = !response.writableFinished));
      response.writeHead(200).write('x'.repeat(5_000_000));
      response.end();
    });
    expect(await call(there.url, 'loopback')).toMatchObject({ status: 200 });
    await until('the connection to be cut', () => isCut || undefined);
  });

  it.each([
    ['never answers', () => undefined],
    [
      'answers a byte at a time and never ends',
      (response: { write(text: string): unknown }) => void setInterval(() => response.write('x'), 20).unref(),
    ],
  ])('of who %s ends in time', async (_, answer) => {
    there.answers(answer);
    const { fault, milliseconds } = await call(there.url, 'loopback', nobody, 200);
    expect(fault).toBe('timed-out');
    expect(milliseconds).toBeLessThan(1000);
  });

  it('ends in time also while a name is looked up', async () => {
    expect(await call('https://slow.example/', 'public', () => new Promise(() => undefined), 100)).toMatchObject({
      fault: 'timed-out',
    });
  });

  it('tells a name that there is not from a receiver that is not reached', async () => {
    expect(await call('https://nowhere.example/')).toMatchObject({ fault: 'name-not-found' });
    const { url } = there;
    await there.close();
    expect(await call(url, 'loopback')).toMatchObject({ fault: 'unreachable' });
    there = await receiver();
  });
});

describe('WEBHOOK_RECEIVERS', () => {
  it('is public, or loopback where AWS is on this machine', () => {
    expect(receiverReach({ WEBHOOK_RECEIVERS: 'public' })).toBe('public');
    expect(receiverReach({ WEBHOOK_RECEIVERS: 'loopback', AWS_ENDPOINT_URL: 'http://localhost:4566' })).toBe('loopback');
  });

  it.each([
    {},
    { WEBHOOK_RECEIVERS: '' },
    { WEBHOOK_RECEIVERS: 'everybody' },
    { WEBHOOK_RECEIVERS: 'loopback' },
    { WEBHOOK_RECEIVERS: 'loopback', AWS_ENDPOINT_URL: 'https://dynamodb.eu-west-1.amazonaws.com' },
  ])('%j ends the start with its name', (env) => expect(() => receiverReach(env)).toThrow('WEBHOOK_RECEIVERS must'));
});
