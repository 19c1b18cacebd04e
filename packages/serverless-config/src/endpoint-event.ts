import type { Auth } from '@onsale/contracts/endpoint';
import { endpointsOf } from '@onsale/contracts/registry';
import { fault } from './addition.ts';
import type { Addition, Place } from './addition.ts';
import type { Value, ValueMap } from './configuration.ts';
import { importShared } from './names.ts';

/** `endpoint: placeOrder` → a native `http` event with the contract's method, path and authorization. */
export const endpointEvent = (name: Value, place: Place): Addition => {
  const endpoints = endpointsOf(place.service);
  const endpoint = typeof name === 'string' ? endpoints[name] : undefined;
  if (!endpoint) {
    const known = Object.keys(endpoints).join(', ') || 'none';
    throw fault(place, `there is no endpoint ${JSON.stringify(name)} in the contracts of ${place.service} (${known})`);
  }
  return {
    event: {
      http: {
        method: endpoint.method.toLowerCase(),
        path: endpoint.path.slice(1),
        ...authorizerFor(endpoint.auth, place.stage),
      },
    },
  };
};

const authorizerFor = (auth: Auth, stage: string): ValueMap => {
  switch (auth) {
    case 'organizer':
      return { authorizer: { type: 'CUSTOM', authorizerId: importShared(stage, 'AuthorizerId') } };
    case 'service':
      return { authorizer: { type: 'AWS_IAM' } };
    case 'public':
    case 'order-token':
      return {};
  }
};
