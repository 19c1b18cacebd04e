import type { createDevice as contract } from '@onsale/contracts/accounts/devices';
import { devicePermissions } from '@onsale/contracts/permissions';
import { isTheirEvent, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { outlasts } from '../domain/api-key.ts';
import { deviceAt, endUnlessSaid, latestEnd } from '../domain/device.ts';
import { newDeviceId } from '../domain/device-token.ts';
import { codeGoodFor, newPairingCode, writePairingCode } from '../domain/pairing-code.ts';
import { grantedScopes } from '../domain/scopes.ts';
import type { ApiKeys, Devices } from '../ports.ts';
import { ownKey } from './own-key.ts';

type Ports = {
  readonly devices: Pick<Devices, 'create'>;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly clock: Clock;
};

/** Nobody gives a device what they do not have: neither its permissions nor an event nor a longer life. Whose an event is, each service checks that a device calls. */
export const createDevice =
  ({ devices, apiKeys, clock }: Ports): UseCase<typeof contract> =>
  async ({ name, eventIds, gates, expiresAt }, { caller, act }) => {
    const granted = grantedScopes(devicePermissions, caller.scopes);
    if (!granted.ok) return refusal('forbidden', { detail: `A scanner may ${granted.error.join(', ')}, and you may not` });
    const other = eventIds.findIndex((eventId) => !isTheirEvent(caller, eventId));
    if (other >= 0) return refusal('forbidden', { field: `eventIds.${other}`, detail: 'You are there for other events' });

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
    await devices.create(caller.organizerId, device, code, made);
    return ok({ ...deviceAt(device, now), pairing: { code: writePairingCode(code), expiresAt: codeExpiresAt } });
  };
