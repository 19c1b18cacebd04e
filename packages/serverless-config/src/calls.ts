import { endpointModules, endpointsOf } from '@onsale/contracts/registry';
import { fault } from './addition.ts';
import type { Place } from './addition.ts';
import type { Statement } from './configuration.ts';
import { importShared } from './names.ts';

/** `calls: [claimHold]` → the right to invoke exactly those methods and paths of the shared API, any id in their places. */
export const callStatements = (calls: readonly string[] | string, place: Place): Statement[] => {
  if (typeof calls === 'string') throw fault(place, '"calls" is a list of endpoint contracts');
  if (calls.length === 0) return [];
  return [{ Effect: 'Allow', Action: ['execute-api:Invoke'], Resource: calls.map((name) => methodArn(name, place)) }];
};

const methodArn = (name: string, place: Place) => {
  const endpoint = Object.keys(endpointModules)
    .map((service) => endpointsOf(service)[name])
    .find((found) => found !== undefined);
  if (endpoint?.auth !== 'service') throw fault(place, `"calls" names ${name}, which is no endpoint for services`);
  const path = endpoint.path.replace(/\{[^}]+\}/g, '*');
  return {
    'Fn::Sub': [
      `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${RestApiId}/${place.stage}/${endpoint.method}${path}`,
      { RestApiId: importShared(place.stage, 'RestApiId') },
    ],
  };
};
