import * as z from 'zod/mini';

/** Every action that a key may be given, and what it lets its holder do. An endpoint declares the one that it needs. */
export const permissions = {
  'organizer:read': 'Read the organizer',
  'keys:manage': 'Create, list and revoke API keys',
  'events:read': 'Read venues and events, drafts too',
  'events:write': 'Create and change venues, seating plans and events, publish and cancel them',
  'check-in:scan': 'List check-in lists and scan tickets',
  sell: 'Sell through the partner API: events, holds and orders below /v1/partner',
} as const satisfies Record<string, string>;

export type Permission = keyof typeof permissions;

export const allPermissions = Object.keys(permissions) as [Permission, ...Permission[]]; // the keys of a constant

/** What a key may do. */
export const Scope = z.enum(allPermissions);

/** The usage plans of the partner API; their rates stand in `plans.yml`, beside the stages. */
export const Plan = z.enum(['free', 'partner', 'box-office']);
export type Plan = z.output<typeof Plan>;
