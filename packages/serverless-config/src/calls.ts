import { endpointModules, endpointsOf } from '@onsale/contracts/registry';
import { fault } from './addition.ts';
import type { Place } from './addition.ts';
import type { Statement } from './configuration.ts';
import { importShared } from './names.ts';

/**
 * `calls: [claimHold]` → the right to invoke exactly those methods and paths of the shared API, any id in their places. An endpoint that is
 * not for services wants no right.
 */
export const callStatements = (calls: readonly string[] | string, place: Place): Statement[] => {
  if (typeof calls === 'string') throw fault(place, '"calls" is a list of endpoint contracts');
  const signed = calls.map((name) => endpointNamed(name, place)).filter(({ auth }) => auth === 'service');
  if (signed.length === 0) return [];
  return [{ Effect: 'Allow', Action: ['execute-api:Invoke'], Resource: signed.map((each) => methodArn(each, place)) }];
};

const endpointNamed = (name: string, place: Place) => {
  const endpoint = Object.keys(endpointModules)
    .map((service) => endpointsOf(service)[name])
    .find((found) => found !== undefined);
  if (!endpoint) throw fault(place, `"calls" names ${name}, which is no endpoint`);
  return endpoint;
};

const methodArn = (endpoint: ReturnType<typeof endpointNamed>, place: Place) => {
  const path = endpoint.path.replace(/\{[^}]+\}/g, '*');
  return {
    'Fn::Sub': [
      `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${RestApiId}/${place.stage}/${endpoint.method}${path}`,
      { RestApiId: importShared(place.stage, 'RestApiId') },
    ],
  };
};
