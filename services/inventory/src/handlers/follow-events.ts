import { eventCancelled, eventChanged, eventPublished } from '@onsale/contracts/catalog/events';
import { orderCancelled, orderExpired, orderForgone, orderRefunding } from '@onsale/contracts/orders/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition, plans } from '../composition.ts';
import { cancelSale } from '../use-cases/cancel-sale.ts';
import { planStock } from '../use-cases/plan-stock.ts';
import { releaseExpired, returnForgone, returnRefunded } from '../use-cases/release-stock.ts';
import { updateSale } from '../use-cases/update-sale.ts';

const ports = composition();

export const handler = eventHandler([
  on(eventPublished, planStock(ports, plans())),
  on(eventChanged, updateSale(ports)),
  on(orderExpired, releaseExpired(ports)),
  on(eventCancelled, cancelSale(ports)),
  on(orderRefunding, returnRefunded(ports)),
  on(orderCancelled, returnRefunded(ports)),
  on(orderForgone, returnForgone(ports)),
]);
