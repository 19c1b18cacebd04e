import { eventPublished } from '@onsale/contracts/catalog/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { createCheckInList } from '../use-cases/create-check-in-list.ts';

export const handler = eventHandler([on(eventPublished, createCheckInList(composition()))]);
