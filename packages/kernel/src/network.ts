/**
 * The network that an address belongs to, as far as one client can have as many addresses as it likes: the /24 of IPv4, the
 * /48 of IPv6. What is no address is a network of its own.
 */
export const networkOf = (address: string): string => {
  const v4 = address.replace(/^::ffff:/i, '');
  if (/^\d+(\.\d+){3}$/.test(v4)) return `${v4.split('.').slice(0, 3).join('.')}.0/24`;
  if (/^[0-9a-f:]*:[0-9a-f:]*$/i.test(address)) return `${groupsOf(address).slice(0, 3).join(':')}::/48`;
  return address;
};

/** The first groups of an IPv6 address, without leading zeros; enough of them that a network is told. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const [first, last] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - (first?.length ?? 0) - (last?.length ?? 0) }, () => '0');
  return [...(first ?? []), ...zeros, ...(last ?? [])].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
};

/** So many requests may come from one network within a window of the clock, in milliseconds. */
export type NetworkShare = { readonly most: number; readonly windowMilliseconds: number };

export type NetworkLimit = {
  /** Counts a request from an address, or says in how many seconds its network may ask again. What is given back was not counted. */
  take(address: string): Promise<{ readonly retryAfterSeconds: number } | { giveBack(): Promise<void> }>;
};
