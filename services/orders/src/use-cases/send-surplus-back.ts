import type { EventOf } from '@onsale/contracts/event';
import type { paymentSurplus } from '@onsale/contracts/payments/events';
import type { Ports } from '../ports.ts';

/**
 * More came than the order costs. Payments has asked for the rest back, unless it broke off right before; a close makes it ask once more,
 * which gives the same.
 */
export const sendSurplusBack =
  ({ payments }: Pick<Ports, 'payments'>) =>
  async ({ data }: EventOf<typeof paymentSurplus>): Promise<void> => {
    await payments.close(data.orderId);
  };
