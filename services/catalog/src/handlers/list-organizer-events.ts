import { listOrganizerEvents as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { listOrganizerEvents } from '../use-cases/list-organizer-events.ts';

export const handler = httpHandler(contract, listOrganizerEvents(composition()));
