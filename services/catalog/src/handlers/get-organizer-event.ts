import { getOrganizerEvent as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { getOrganizerEvent } from '../use-cases/get-organizer-event.ts';

export const handler = httpHandler(contract, getOrganizerEvent(composition()));
