import { getOrder } from '@onsale/contracts/orders/api';
import { defineTask } from '@onsale/runtime/task';

/** Due when an order's time is over. It names the order as `GET /v1/orders/{orderId}` does. */
export const expireOrder = defineTask({ name: 'expireOrder', data: getOrder.params });
