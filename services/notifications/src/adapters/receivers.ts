import { Resolver } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import type { Attempt } from '@onsale/contracts/notifications/api';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import type { Receivers } from '../ports.ts';
import { isLoopbackAddress, isPublicAddress } from './public-addresses.ts';
import { hostOf, isLocalName, refusalOf } from './receiver-urls.ts';
import type { ReceiverRules } from './receiver-urls.ts';

/** All addresses of a name. Rejects where it has none. */
export type Resolve = (host: string) => Promise<string[]>;

const mostRead = 16 * 1024; // bytes of an answer; the rest is not waited for
const mostKept = 1024;

class AddressRefused extends Error {}
class NameNotFound extends Error {}

/**
 * Calls receivers past everything that an address may hide (SSRF): names are resolved here, every address of theirs is judged, and the
 * connection goes to the very address that was judged, so that a name which changes in between (DNS rebinding) changes nothing.
 * Redirects are not followed. The whole attempt has one time limit.
 */
export const guardedReceivers = (rules: ReceiverRules, clock: Clock, resolve: Resolve = resolveByDns): Receivers => {
  const mayBeCalled = (address: string): boolean =>
    isPublicAddress(address) || (rules.reach === 'loopback' && isLoopbackAddress(address));

  const addressOf = async (url: URL): Promise<string> => {
    if (refusalOf(url.href, rules) !== undefined) throw new AddressRefused();
    const host = hostOf(url);
    const addresses = isIP(host) !== 0 ? [host] : isLocalName(host) ? ['127.0.0.1'] : await resolve(host).catch(notFound);
    const [first] = addresses;
    if (first === undefined) throw new NameNotFound();
    if (!addresses.every(mayBeCalled)) throw new AddressRefused();
    return first;
  };

  const attempt = async (url: URL, headers: Readonly<Record<string, string>>, body: string, signal: AbortSignal) =>
    post(url, await addressOf(url), headers, body, signal);

  return {
    refuses: (url) => refusalOf(url, rules),

    post: async (address, headers, body, patience) => {
      const started = clock.now();
      const begun = performance.now();
      const signal = AbortSignal.timeout(patience);
      const outcome = await Promise.race([
        attempt(new URL(address), headers, body, signal).catch((fault: unknown) => ({ fault: faultOf(fault, signal) })),
        ended(signal), // also while a name is looked up, which nothing can break off
      ]);
      return { at: rfc3339(started), milliseconds: Math.round(performance.now() - begun), ...outcome };
    },
  };
};

const notFound = (): never => {
  throw new NameNotFound();
};

const ended = (signal: AbortSignal): Promise<Pick<Attempt, 'fault'>> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve({ fault: 'timed-out' }), { once: true });
  });

const faultOf = (fault: unknown, signal: AbortSignal): NonNullable<Attempt['fault']> => {
  if (signal.aborted) return 'timed-out';
  if (fault instanceof AddressRefused) return 'address-refused';
  if (fault instanceof NameNotFound) return 'name-not-found';
  const { code = '' } = fault as { code?: string }; // what Node's sockets throw
  return /CERT|TLS|SSL|EPROTO|SELF_SIGNED|UNABLE_TO/.test(code) ? 'tls' : 'unreachable';
};

/** One request to that address; the name in the URL is still what `Host` and TLS tell. A connection of its own, since kept ones were judged long ago. */
const post = (
  url: URL,
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<Pick<Attempt, 'status' | 'body'>> =>
  new Promise((resolve, reject) => {
    const family = isIP(address);
    const request = url.protocol === 'https:' ? https.request : http.request;
    const outgoing = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal,
        lookup: (_host, { all }, done) => (all ? done(null, [{ address, family }]) : done(null, address, family)),
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        let read = 0;
        const finish = () => {
          const text = Buffer.concat(chunks).subarray(0, mostKept).toString('utf8');
          resolve({ status: incoming.statusCode ?? 0, ...(text !== '' && { body: text }) });
          outgoing.destroy();
        };
        incoming.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          read += chunk.length;
          if (read >= mostRead) finish();
        });
        incoming.on('error', reject);
        incoming.on('end', finish);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

/** Asks name servers alone, not the machine's own table of hosts. */
const resolveByDns: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: 1000, tries: 2 });
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  return found.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
};
