import { setCapacity as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { setCapacity } from '../use-cases/set-capacity.ts';

export const handler = httpHandler(contract, setCapacity(composition()));
