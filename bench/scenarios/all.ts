import { apiOrder } from './api-order.ts';
import { availability } from './availability.ts';
import { buyerWay, buyerWayFree, buyerWayFreePdfApart, buyerWayPdfApart } from './buyer-way.ts';
import { pdf } from './pdf.ts';
import type { Scenario } from './scenario.ts';
import { seatRush } from './seat-rush.ts';
import { soldOutStampede } from './sold-out-stampede.ts';

export const scenarios: Readonly<Record<string, Scenario>> = {
  'api-order': apiOrder,
  'buyer-way': buyerWay,
  'buyer-way-pdf-apart': buyerWayPdfApart,
  'buyer-way-free': buyerWayFree,
  'buyer-way-free-pdf-apart': buyerWayFreePdfApart,
  availability,
  'seat-rush': seatRush,
  'sold-out-stampede': soldOutStampede,
  pdf,
};
