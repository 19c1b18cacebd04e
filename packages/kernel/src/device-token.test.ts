import { isOfDevice, newDeviceId, newDeviceToken, organizerOfDevice, readDeviceToken, writeDeviceToken } from './device-token.ts';
import { newId } from './id.ts';

const organizerId = newId('organizer');
const token = newDeviceToken(organizerId, newDeviceId(organizerId));

describe('a scanner’s token', () => {
  it('is read back as it was written', () => {
    expect(isOfDevice(writeDeviceToken(token))).toBe(true);
    expect(readDeviceToken(writeDeviceToken(token))).toEqual(token);
    expect(readDeviceToken(`${writeDeviceToken(token)}0`)).toBeUndefined();
  });

  it('belongs to a scanner whose id tells its organizer; an id of another shape is a fault', () => {
    expect(organizerOfDevice(token.deviceId)).toBe(organizerId);
    expect(() => organizerOfDevice('dev_1')).toThrow('dev_1');
  });
});
