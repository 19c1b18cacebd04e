import type { pairDevice as contract } from '@onsale/contracts/accounts/devices';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { newDeviceToken, writeDeviceToken } from '@onsale/kernel/device-token';
import type { NetworkLimit } from '@onsale/kernel/network';
import { ok } from '@onsale/kernel/result';
import { deviceAt } from '../domain/device.ts';
import { readPairingCode } from '../domain/pairing-code.ts';
import type { Devices } from '../ports.ts';
import { mayStillMake } from './device-rules.ts';
import { makerNow } from './maker-now.ts';
import type { Makers } from './maker-now.ts';

type Ports = Makers & {
  readonly devices: Pick<Devices, 'findByCode' | 'pair'>;
  readonly attempts: NetworkLimit;
  readonly clock: Clock;
};

/** A code that is wrong, used, over, revoked or of somebody who might not make it now is the same refusal, so that it tells nothing. */
export const pairDevice =
  ({ devices, attempts, clock, ...makers }: Ports): UseCase<typeof contract> =>
  async ({ code: sent }, { clientAddress }) => {
    const attempt = await attempts.take(clientAddress);
    if ('retryAfterSeconds' in attempt)
      return refusal('too-many-requests', { detail: 'Too many codes were tried from your network', ...attempt });
    const code = readPairingCode(sent);
    const found = code === undefined ? undefined : await devices.findByCode(code);
    const now = clock.now();
    if (code === undefined || !found || deviceAt(found.device, now).state !== 'waiting') return noSuchCode;

    const { organizerId, device, keyVersion } = found;
    const maker = await makerNow(makers, organizerId, { by: device.createdBy, keyVersion });
    if (!maker || !mayStillMake(maker, device)) return noSuchCode;

    const token = newDeviceToken(organizerId, device.deviceId);
    const paired = { ...device, pairedAt: rfc3339(now) };
    const act = { organizerId, action: 'pair-device', by: device.createdBy, subject: device.deviceId } as const;
    await attempt.giveBack(); // first: once the code is used, nothing may come between the scanner and its token
    if (!(await devices.pair(token, paired, code, act))) return noSuchCode; // another scanner was faster, or it was revoked
    return ok({ ...deviceAt(paired, now), token: writeDeviceToken(token) });
  };

const noSuchCode = refusal('pairing-code-not-found', { field: 'code', detail: 'Ask for a new one' });
