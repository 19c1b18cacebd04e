import { preflight } from '@onsale/contracts/cross-origin';
import type { Auth } from '@onsale/contracts/endpoint';
import { partnerPath } from '@onsale/contracts/partner-path';
import { endpointsOf } from '@onsale/contracts/registry';
import { fault } from './addition.ts';
import type { Addition, Place } from './addition.ts';
import type { FunctionEvent, Value, ValueMap } from './configuration.ts';
import { importShared } from './names.ts';

/** `endpoint: placeOrder` → a native `http` event with the contract's method, path and authorization, and one for partners. */
export const endpointEvent = (name: Value, place: Place): Addition => {
  const endpoints = endpointsOf(place.service);
  const endpoint = typeof name === 'string' ? endpoints[name] : undefined;
  if (!endpoint) {
    const known = Object.keys(endpoints).join(', ') || 'none';
    throw fault(place, `there is no endpoint ${JSON.stringify(name)} in the contracts of ${place.service} (${known})`);
  }
  const http = (path: string, access: ValueMap) => ({
    http: { method: endpoint.method.toLowerCase(), path: path.slice(1), ...access },
  });
  const events = [http(endpoint.path, authorizerFor(endpoint.auth, place.stage))];
  return { events: endpoint.partners ? [...events, http(partnerPath(endpoint), partnerAccess(place.stage))] : events };
};

/** Does its contract want a row in the audit? */
export const isAudited = ({ endpoint }: FunctionEvent, { service }: Place): boolean =>
  typeof endpoint === 'string' && typeof endpointsOf(service)[endpoint]?.audit === 'string';

/** A key that is in a usage plan, which the gateway counts, and that our authorizer knows. */
const partnerAccess = (stage: string): ValueMap => ({
  private: true,
  cors: { origin: '*', headers: [...preflight.requestHeaders], maxAge: preflight.maxAge }, // it cannot know the key: the answer itself tells
  authorizer: { type: 'CUSTOM', authorizerId: importShared(stage, 'PartnerAuthorizerId') },
});

const authorizerFor = (auth: Auth, stage: string): ValueMap => {
  switch (auth) {
    case 'organizer':
    case 'person':
    case 'device':
      return { authorizer: { type: 'CUSTOM', authorizerId: importShared(stage, 'AuthorizerId') } };
    case 'service':
      return { authorizer: { type: 'AWS_IAM' } };
    case 'public':
    case 'order-token':
    case 'order-link':
      return {};
  }
};
