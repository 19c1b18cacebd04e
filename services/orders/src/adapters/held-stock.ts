import { claimHold, confirmHold, retakeHold } from '@onsale/contracts/inventory/api';
import type { ServiceClient } from '@onsale/runtime/service-client';
import type { Order } from '../domain/order.ts';
import type { Holds } from '../ports.ts';

/** Inventory's holds, over HTTP. */
export const heldStock = (call: ServiceClient): Holds => {
  const ofOrder = ({ holdId, orderId }: Order) => ({ params: { holdId }, body: { orderId } });
  return {
    claim: (holdId, orderId, attendees) => call(claimHold, { params: { holdId }, body: { orderId, attendees } }),
    // Whatever the refusal, the order does not have its stock.
    confirm: async (order) => (await call(confirmHold, ofOrder(order))).ok,
    retake: async (order) => (await call(retakeHold, ofOrder(order))).ok,
  };
};
