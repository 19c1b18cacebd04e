import { idBody, makeId, randomIdBody } from './id.ts';
import type { DeviceId, OrganizerId } from './id.ts';

/** A paired scanner's token in its parts. As with keys, its id begins with its organizer's, so one read finds it. */
export type DeviceToken = {
  readonly organizerId: OrganizerId;
  readonly deviceId: DeviceId;
  /** 200 random bits. */
  readonly secret: string;
};

export const newDeviceId = (organizerId: OrganizerId): DeviceId => makeId('device', `${idBody(organizerId)}${randomIdBody()}`);

export const newDeviceToken = (organizerId: OrganizerId, deviceId: DeviceId): DeviceToken => ({
  organizerId,
  deviceId,
  secret: `${randomIdBody()}${randomIdBody()}`,
});

/** As the scanner sends it in `Authorization: Bearer …`: `ond_<body of the device's id>_<secret>`. */
export const writeDeviceToken = ({ deviceId, secret }: DeviceToken): string => `ond_${idBody(deviceId)}_${secret}`;

/** A bearer token that is not somebody's who has signed in: those are JWTs, which begin otherwise. */
export const isOfDevice = (token: string): boolean => token.startsWith('ond_');

/** The parts of what was sent; undefined where it cannot be one of our tokens. */
export const readDeviceToken = (sent: string): DeviceToken | undefined => {
  const [, organizer, own, secret] = pattern.exec(sent) ?? [];
  if (organizer === undefined || own === undefined || secret === undefined) return undefined;
  return { organizerId: makeId('organizer', organizer), deviceId: makeId('device', `${organizer}${own}`), secret };
};

const pattern = /^ond_([0-9a-z]{20})([0-9a-z]{20})_([0-9a-z]{40})$/;

/** Whose scanner it is. Throws on an id that was never ours. */
export const organizerOfDevice = (deviceId: string): OrganizerId => {
  const [, organizer] = /^dev_([0-9a-z]{20})[0-9a-z]{20}$/.exec(deviceId) ?? [];
  if (organizer === undefined) throw new Error(`${deviceId} is no scanner's id`);
  return makeId('organizer', organizer);
};
