import { apiOrder } from './api-order.ts';
import { availability } from './availability.ts';
import type { Scenario } from './scenario.ts';
import { soldOutStampede } from './sold-out-stampede.ts';

export const scenarios: Readonly<Record<string, Scenario>> = {
  'api-order': apiOrder,
  availability,
  'sold-out-stampede': soldOutStampede,
};
