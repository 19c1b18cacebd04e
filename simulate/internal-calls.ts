import type { EndpointSpec } from '@onsale/contracts/endpoint';
import * as inventoryApi from '@onsale/contracts/inventory/api';
import * as paymentsApi from '@onsale/contracts/payments/api';
import * as ticketsApi from '@onsale/contracts/tickets/api';
import type { ServiceClient } from '@onsale/runtime/service-client';
import { claimHold } from '../services/inventory/src/use-cases/claim-hold.ts';
import { confirmHold } from '../services/inventory/src/use-cases/confirm-hold.ts';
import { retakeHold } from '../services/inventory/src/use-cases/retake-hold.ts';
import { closePayment } from '../services/payments/src/use-cases/close-payment.ts';
import { createPayment } from '../services/payments/src/use-cases/create-payment.ts';
import { getPayment } from '../services/payments/src/use-cases/get-payment.ts';
import { refundPayment } from '../services/payments/src/use-cases/refund-payment.ts';
import { listOrderTickets } from '../services/tickets/src/use-cases/list-order-tickets.ts';
import type { Outside } from './process.ts';
import type { InventoryService } from './services/inventory.ts';
import type { PaymentsService } from './services/payments.ts';
import type { TicketsService } from './services/tickets.ts';

type Services = {
  readonly inventory: Pick<InventoryService, 'functions'>;
  readonly payments: Pick<PaymentsService, 'functions'>;
  readonly tickets: Pick<TicketsService, 'functions'>;
};

const asked = { correlationId: 'simulated', headers: undefined };

/** Two tries of what may be repeated, as `serviceClient` makes. */
const tries = 2;

/** How services reach each other: a request may be lost, its answer too, and a caller may give up while the other goes on. */
export const internalCalls = ({ inventory, payments, tickets }: Services) => {
  const routes = new Map<EndpointSpec, (request: never) => Promise<unknown>>([
    [inventoryApi.claimHold, (request) => inventory.functions.run(claimHold, request, asked)],
    [inventoryApi.confirmHold, (request) => inventory.functions.run(confirmHold, request, asked)],
    [inventoryApi.retakeHold, (request) => inventory.functions.run(retakeHold, request, asked)],
    [paymentsApi.createPayment, (request) => payments.functions.run(createPayment, request, asked)],
    [paymentsApi.getPayment, (request) => payments.functions.run(getPayment, request, asked)],
    [paymentsApi.closePayment, (request) => payments.functions.run(closePayment, request, asked)],
    [paymentsApi.refundPayment, (request) => payments.functions.run(refundPayment, request, asked)],
    [ticketsApi.listOrderTickets, (request) => tickets.functions.run(listOrderTickets, request, asked)],
  ]);

  return ({ call }: Outside): ServiceClient =>
    async (endpoint, parts) => {
      const route = routes.get(endpoint);
      if (!route) throw new Error(`Nobody serves ${endpoint.path}`);
      const { params, query, body } = parts as { params?: object; query?: object; body?: object }; // by the contract
      const request = { ...params, ...query, ...body } as never; // what `httpHandler` makes of the parts
      const send = () => call(`${endpoint.method} ${endpoint.path}`, () => route(request), true) as ReturnType<ServiceClient>;
      for (let left = tries; ; left--) {
        try {
          return (await send()) as never; // typed by the same contract as the use case
        } catch (fault) {
          if (left === 1) throw fault;
        }
      }
    };
};
