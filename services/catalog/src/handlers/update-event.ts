import { updateEvent as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { compositionWithPayments } from '../composition.ts';
import { updateEvent } from '../use-cases/update-event.ts';

export const handler = httpHandler(contract, updateEvent(compositionWithPayments()));
