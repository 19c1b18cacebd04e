import type { Device, DeviceState } from '@onsale/contracts/accounts/devices';

/** A device as it is kept, which says of its state what does not pass by itself. */
export type KeptDevice = Omit<Device, 'state' | 'lastSeenAt'> & {
  /** Until when its code pairs it. */
  readonly codeExpiresAt: string;
};

const day = 24 * 3600 * 1000;

/** When a device that is made at a moment scans no more, unless it is said: after seven days, and not after its maker (RFC 3339). Milliseconds since 1970. */
export const endUnlessSaid = (now: number, makersEnd: string | undefined): number =>
  Math.min(now + 7 * day, makersEnd === undefined ? Infinity : Date.parse(makersEnd));

/** The latest end that a device may be given at a moment, both in milliseconds since 1970. */
export const latestEnd = (now: number): number => now + 366 * day;

/** A device as it is at a moment, in milliseconds since 1970. */
export const deviceAt = ({ codeExpiresAt, ...device }: KeptDevice, now: number): Device => ({
  ...device,
  state: stateAt(
    device.pairedAt === undefined ? ['waiting', codeExpiresAt, 'lapsed'] : ['paired', device.expiresAt, 'expired'],
    now,
  ),
});

const stateAt = ([until, end, after]: readonly [DeviceState, string, DeviceState], now: number): DeviceState =>
  now < Date.parse(end) ? until : after;
