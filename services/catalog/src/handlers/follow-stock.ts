import { soldOut, stockReady, stockReturned } from '@onsale/contracts/inventory/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { goOnSale, sellOut } from '../domain/event.ts';
import { followStock } from '../use-cases/follow-stock.ts';

const follow = followStock(composition());

export const handler = eventHandler([
  on(stockReady, follow(goOnSale)),
  on(soldOut, follow(sellOut)),
  on(stockReturned, follow(goOnSale)),
]);
