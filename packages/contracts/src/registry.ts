import * as accountsApi from './accounts/api.ts';
import * as apiKeys from './accounts/api-keys.ts';
import * as audit from './accounts/audit.ts';
import * as accountsEvents from './accounts/events.ts';
import * as devices from './accounts/devices.ts';
import * as team from './accounts/team.ts';
import * as usage from './accounts/usage.ts';
import * as catalog from './catalog/api.ts';
import * as catalogEvents from './catalog/events.ts';
import * as edge from './edge/api.ts';
import * as inventory from './inventory/api.ts';
import * as inventoryEvents from './inventory/events.ts';
import * as notifications from './notifications/api.ts';
import * as orders from './orders/api.ts';
import * as ordersEvents from './orders/events.ts';
import * as payments from './payments/api.ts';
import * as paymentsEvents from './payments/events.ts';
import * as tickets from './tickets/api.ts';
import * as ticketsEvents from './tickets/events.ts';
import { isEndpoint } from './endpoint.ts';
import type { Endpoint } from './endpoint.ts';
import { isEventContract } from './event.ts';
import type { EventContract } from './event.ts';

const accounts = { ...accountsApi, ...apiKeys, ...devices, ...team, ...usage, ...audit };

/** Every module that declares endpoints, by the service that serves them. */
export const endpointModules = { edge, accounts, catalog, inventory, notifications, orders, payments, tickets };

/** Every module that declares events, by the service that publishes them. */
export const eventModules = {
  accounts: accountsEvents,
  catalog: catalogEvents,
  inventory: inventoryEvents,
  orders: ordersEvents,
  payments: paymentsEvents,
  tickets: ticketsEvents,
};

/** The endpoints of a service by name, e.g. `placeOrder`. Unknown service: none. */
export const endpointsOf = (service: string): Record<string, Endpoint> =>
  service in endpointModules ? pick(endpointModules[service as keyof typeof endpointModules], isEndpoint) : {};

/** Every event contract by name, e.g. `orderConfirmed`. */
export const eventContracts = (): Record<string, EventContract> =>
  Object.fromEntries(Object.values(eventModules).flatMap((each) => Object.entries(pick(each, isEventContract))));

const pick = <T>(from: object, wanted: (value: unknown) => value is T): Record<string, T> =>
  Object.fromEntries(Object.entries(from).filter((entry): entry is [string, T] => wanted(entry[1])));
