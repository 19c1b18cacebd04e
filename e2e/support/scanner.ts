import { createClient } from '@onsale/client/client';
import type { BodyTo } from '@onsale/client/routes';
import { organizerApi } from './shared-stack.ts';
import type { Stack } from './shared-stack.ts';
import { valueOf } from './value-of.ts';

/** A scanner at the door: made by the organizer, paired by the code that it shows. */
export const pairedScanner = async (stack: Stack, device: Omit<BodyTo<'POST /v1/devices'>, 'name'>) => {
  const { pairing } = await valueOf(organizerApi(stack)('POST /v1/devices', { body: { name: 'Red one', ...device } }));
  const api = createClient({ baseUrl: stack.site });
  const { deviceId, token } = await valueOf(api('POST /v1/devices/pair', { body: { code: pairing.code } }));
  return { deviceId, token, api, code: pairing.code };
};
