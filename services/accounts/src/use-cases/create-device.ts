import type { createDevice as contract } from '@onsale/contracts/accounts/devices';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { newDeviceId } from '@onsale/kernel/device-token';
import { ok } from '@onsale/kernel/result';
import { outlasts } from '../domain/api-key.ts';
import { deviceAt, endUnlessSaid, latestEnd } from '../domain/device.ts';
import { codeGoodFor, newPairingCode, writePairingCode } from '../domain/pairing-code.ts';
import type { ApiKeys, Devices } from '../ports.ts';
import { mayGiveDevice } from './device-rules.ts';
import { ownKey } from './own-key.ts';

type Ports = {
  readonly devices: Pick<Devices, 'create'>;
  readonly apiKeys: Pick<ApiKeys, 'open'>;
  readonly clock: Clock;
};

/** Nobody gives a device what they do not have, nor a longer life. Whose an event is, each service checks that a device calls. */
export const createDevice =
  ({ devices, apiKeys, clock }: Ports): UseCase<typeof contract> =>
  async ({ name, eventIds, gates, expiresAt }, { caller, act }) => {
    const allowed = mayGiveDevice(caller, eventIds);
    if (!allowed.ok) return allowed;

    const now = clock.now();
    const maker = await ownKey(apiKeys, caller);
    if (!maker.ok) return maker;
    const ends = expiresAt === undefined ? endUnlessSaid(now, maker.value?.expiresAt) : Date.parse(expiresAt);
    if (ends <= now) return refusal('invalid-request', { field: 'expiresAt', detail: 'must be in the future' });
    if (ends > latestEnd(now)) return refusal('invalid-request', { field: 'expiresAt', detail: 'must be within a year' });

    if (outlasts({ expiresAt: rfc3339(ends) }, maker.value))
      return refusal('forbidden', { field: 'expiresAt', detail: 'This key cannot make a scanner that outlasts it' });

    const codeExpiresAt = rfc3339(Math.min(now + codeGoodFor, ends));
    const deviceId = newDeviceId(caller.organizerId);
    const made = act(deviceId);
    const device = {
      deviceId,
      name,
      eventIds: [...new Set(eventIds)],
      ...(gates && { gates: [...new Set(gates)] }),
      ...(caller.mode === 'test' && { mode: caller.mode }),
      createdAt: rfc3339(now),
      expiresAt: rfc3339(ends),
      codeExpiresAt,
      createdBy: made.by,
    };
    const code = newPairingCode();
    await devices.create(caller.organizerId, device, { code, keyVersion: caller.keyVersion }, made);
    return ok({ ...deviceAt(device, now), pairing: { code: writePairingCode(code), expiresAt: codeExpiresAt } });
  };
