import { preflight } from '@onsale/contracts/cross-origin';
import { isPartnerPath } from '@onsale/contracts/partner-path';
import type { Answer } from './gateway-responses.ts';
import type { routing } from './routes.ts';

const methods = ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'];

/** What the gateway answers by itself when a browser asks whether a page of another origin may call the partner API. */
export const partnerPreflight =
  (find: ReturnType<typeof routing>) =>
  (method: string | undefined, url: string | undefined): Answer | undefined => {
    const path = (url ?? '').split('?', 1)[0] ?? '';
    if (method !== 'OPTIONS' || !isPartnerPath(path)) return undefined;
    const served = methods.filter((each) => find(each, path));
    if (served.length === 0) return undefined;
    return {
      status: 200,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-headers': preflight.requestHeaders.join(','),
        'access-control-allow-methods': ['OPTIONS', ...served].join(','),
        'access-control-max-age': String(preflight.maxAge),
      },
      body: '',
    };
  };
