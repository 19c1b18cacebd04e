import { Instant, MoneyShape, OrderId } from '@onsale/contracts/shapes';
import { defineTask } from '@onsale/runtime/task';
import * as z from 'zod/mini';

/** What the sandbox tells the shop, laid out as Standard Webhooks 1.0 advise. */
export const SandboxWebhook = z.object({
  type: z.enum(['payment.paid', 'payment.declined', 'payment.refunded']),
  timestamp: Instant,
  data: z.object({
    orderId: OrderId,
    /** The money that was taken, or went back. */
    charge: z.optional(z.object({ chargeId: z.string(), amount: MoneyShape })),
    refundId: z.optional(z.string()),
  }),
});
export type SandboxWebhook = z.output<typeof SandboxWebhook>;

/** Written in the same transaction as the change that it tells of, so that neither happens alone. */
export const deliverSandboxWebhook = defineTask({
  name: 'deliverSandboxWebhook',
  data: z.object({ webhookId: z.string(), webhook: SandboxWebhook }),
});
