import { mendStock as contract } from '@onsale/contracts/inventory/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { composition, ledger } from '../composition.ts';
import { mendStock } from '../use-cases/mend-stock.ts';

export const handler = httpHandler(contract, mendStock({ ...composition(), ledger: ledger() }));
