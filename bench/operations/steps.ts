import { totalOf } from '../host/counts.ts';
import type { CountsByFunction } from '../host/counts.ts';

/** Items that an order of n tickets may write: so many for each ticket, so many besides. */
type Limit = { readonly perTicket: number; readonly besides: number };

export type Step = {
  readonly name: string;
  readonly functions: readonly string[];
  /** Item writes. None: they are shown only. */
  readonly writes?: Limit;
  /** Queries and items got. */
  readonly reads?: Limit;
  /** Functions called. */
  readonly invocations?: Limit;
};

/**
 * The way of a paid order, step by step, each with what it may need while nothing goes wrong and the shared count is fresh. Whoever makes a
 * step cheaper lowers its limit here; whoever raises one says why in the commit.
 */
export const steps: readonly Step[] = [
  {
    name: 'hold',
    functions: ['inventory-createHold'],
    writes: { perTicket: 1, besides: 1 },
    reads: { perTicket: 0, besides: 1 },
    invocations: { perTicket: 0, besides: 1 },
  },
  {
    name: 'order',
    functions: ['orders-placeOrder', 'inventory-claimHold', 'payments-createPayment'],
    writes: { perTicket: 0, besides: 5 },
    reads: { perTicket: 0, besides: 2 },
    invocations: { perTicket: 0, besides: 3 },
  },
  {
    name: 'payment',
    functions: [
      'payments-paySandbox',
      'payments-deliverSandboxWebhook',
      'payments-receiveSandboxWebhook',
      'payments-publishOutbox',
    ],
    writes: { perTicket: 0, besides: 4 },
    reads: { perTicket: 0, besides: 4 },
    invocations: { perTicket: 0, besides: 5 },
  },
  {
    name: 'confirm',
    functions: ['orders-followPayments', 'inventory-confirmHold', 'orders-publishOutbox'],
    writes: { perTicket: 1, besides: 3 },
    reads: { perTicket: 0, besides: 2 },
    invocations: { perTicket: 0, besides: 4 },
  },
  {
    name: 'tickets',
    functions: ['tickets-followEvents', 'tickets-publishOutbox'],
    writes: { perTicket: 1, besides: 2 },
    reads: { perTicket: 0, besides: 0 },
    invocations: { perTicket: 0, besides: 3 },
  },
  {
    name: 'PDF, mail, webhooks',
    functions: ['tickets-renderTickets', 'notifications-followEvents'],
    writes: { perTicket: 0, besides: 3 },
    reads: { perTicket: 0, besides: 4 }, // two of them look for webhooks
    invocations: { perTicket: 0, besides: 4 },
  },
  {
    name: 'ledger',
    functions: ['inventory-writeLedger'],
    writes: { perTicket: 3, besides: 0 }, // two of the order; one of the hold before it, which has the shared count made
    reads: { perTicket: 0, besides: 0 },
  },
  {
    name: 'archive',
    functions: ['edge-archiveEvents'],
    writes: { perTicket: 0, besides: 0 },
    reads: { perTicket: 0, besides: 0 },
  },
];

/** What a step took for an order. */
export type Taken = {
  readonly writes: number;
  readonly writeUnits: number;
  readonly reads: number;
  readonly invocations: number;
};

export const takenBy = ({ functions }: Step, counts: CountsByFunction): Taken => {
  const { writes, transactionItems, reads, invocations } = totalOf(counts, (name) => functions.includes(name));
  return { writes, writeUnits: writes + transactionItems, reads, invocations };
};

/** The least of several tries: what all of them have in common, without a recount or a repetition that met one of them. */
export const least = (tries: readonly Taken[]): Taken => ({
  writes: Math.min(...tries.map(({ writes }) => writes)),
  writeUnits: Math.min(...tries.map(({ writeUnits }) => writeUnits)),
  reads: Math.min(...tries.map(({ reads }) => reads)),
  invocations: Math.min(...tries.map(({ invocations }) => invocations)),
});

/** What is over its limit, in words; empty where all is well. */
export const overLimits = (step: Step, taken: Taken, tickets: number): string[] =>
  (['writes', 'reads', 'invocations'] as const).flatMap((what) => {
    const limit = step[what];
    if (!limit) return [];
    const most = limit.perTicket * tickets + limit.besides;
    return taken[what] > most ? [`${step.name}, ${tickets} tickets: ${taken[what]} ${what}, ${most} allowed`] : [];
  });
