import { publishEvent as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { compositionWithPayments } from '../composition.ts';
import { publishEvent } from '../use-cases/publish-event.ts';

export const handler = httpHandler(contract, publishEvent(compositionWithPayments()));
