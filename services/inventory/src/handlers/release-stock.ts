import { orderExpired, orderRefunding } from '@onsale/contracts/orders/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition } from '../composition.ts';
import { releaseExpired, returnRefunded } from '../use-cases/release-stock.ts';

const ports = composition();

export const handler = eventHandler([on(orderExpired, releaseExpired(ports)), on(orderRefunding, returnRefunded(ports))]);
