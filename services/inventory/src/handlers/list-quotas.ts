import { listQuotas as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition } from '../composition.ts';
import { listQuotas } from '../use-cases/list-quotas.ts';

export const handler = httpHandler(contract, listQuotas(composition()));
