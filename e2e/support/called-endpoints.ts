import { isPublic } from '@onsale/contracts/endpoint';
import { partnerPath } from '@onsale/contracts/partner-path';
import { endpointModules, endpointsOf } from '@onsale/contracts/registry';

const endpoints = Object.keys(endpointModules)
  .flatMap((service) => Object.values(endpointsOf(service)))
  .filter(isPublic);

/** Every public endpoint by whom it takes: keys and people of a team, whoever has signed in, scanners, and partners, under a path of theirs. */
export const ofOrganizers = endpoints.filter(({ auth }) => auth === 'organizer');
export const ofPeople = endpoints.filter(({ auth }) => auth === 'person');
export const ofDevices = endpoints.filter(({ auth }) => auth === 'device');
export const ofPartners = endpoints.filter(({ partners }) => partners).map((each) => ({ ...each, path: partnerPath(each) }));
