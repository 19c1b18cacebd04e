import { listCheckInLists as contract } from '@onsale/contracts/tickets/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { listCheckInLists } from '../use-cases/list-check-in-lists.ts';

export const handler = httpHandler(contract, listCheckInLists(composition()));
