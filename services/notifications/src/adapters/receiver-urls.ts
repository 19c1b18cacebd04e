import { isIP } from 'node:net';
import { isLoopbackAddress, isPublicAddress } from './public-addresses.ts';

/** Which receivers there may be. `loopback`: those on this machine too, over http, and any port; for local systems alone. */
export type Reach = 'public' | 'loopback';

export type ReceiverRules = {
  readonly reach: Reach;
  /** Addresses of ours, which are never called. */
  readonly own: readonly string[];
};

const ports = new Set(['', '443', '8443']); // no mail server, no database

/** As a name server would look for it. An IPv6 address has brackets in a URL only. */
export const hostOf = (url: URL): string =>
  url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

export const isLocalName = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

const isOnLoopback = (host: string): boolean => isLocalName(host) || isLoopbackAddress(host);

const portOf = ({ port, protocol }: URL): string => port || (protocol === 'https:' ? '443' : '80');

const isOurs = (url: URL, own: URL): boolean => {
  const [host, ours] = [hostOf(url), hostOf(own)];
  return (host === ours && !isOnLoopback(host)) || (isOnLoopback(host) && isOnLoopback(ours) && portOf(url) === portOf(own));
};

/** Why an address may not be called, as far as it shows without asking for its name; undefined where it may. */
export const refusalOf = (address: string, { reach, own }: ReceiverRules): string | undefined => {
  if (!URL.canParse(address)) return 'must be an address such as https://example.com/hooks';
  const url = new URL(address);
  const host = hostOf(url);
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or a password';
  if (own.some((each) => isOurs(url, new URL(each)))) return 'must not lead back to this system';
  if (reach === 'loopback' && isOnLoopback(host))
    return ['http:', 'https:'].includes(url.protocol) ? undefined : 'must be http or https';
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (reach === 'public' && !ports.has(url.port)) return 'must be at port 443 or 8443';
  if (isIP(host) !== 0 ? !isPublicAddress(host) : isLocalName(host) || !host.includes('.')) return 'must be a public address';
  return undefined;
};
