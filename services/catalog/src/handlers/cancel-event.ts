import { cancelEvent as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { cancelEvent } from '../use-cases/cancel-event.ts';
import { composition } from '../composition.ts';

export const handler = httpHandler(contract, cancelEvent(composition()));
