import { composition } from '../composition.ts';
import { sweepOrders } from '../use-cases/sweep-orders.ts';

export const handler = sweepOrders(composition());
