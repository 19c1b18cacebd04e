import * as z from 'zod/mini';

/** What a member of an organizer's team is there for. An owner may do everything; the others what the table below says. */
export const roles = {
  owner: 'Everything, the team and its owners too',
  manager: 'Everything but owners: events, prices, keys, the rest of the team',
  finance: 'Reads events, the audit and what keys called',
  support: 'Helps buyers: reads events, lets people in at the door',
  door: 'Scans tickets',
} as const satisfies Record<string, string>;

export type Role = keyof typeof roles;

export const Role = z.enum(Object.keys(roles) as [Role, ...Role[]]); // the keys of a constant

type Row = { readonly says: string; readonly roles: readonly Exclude<Role, 'owner'>[] };

/**
 * The one table of who may do what: every action, what it lets people and keys do, and the roles besides the owner that have it. An endpoint
 * declares the action that it needs; a key has those in its scopes, a member those of the role.
 */
export const permissions = {
  'organizer:read': { says: 'Read the organizer', roles: ['manager', 'finance', 'support', 'door'] },
  'members:manage': { says: 'Invite members, change and remove them, up to what one may do oneself', roles: ['manager'] },
  'owners:manage': { says: 'The same with owners, by who may manage members', roles: [] },
  'audit:read': { says: 'Read who did what', roles: ['manager', 'finance'] },
  'keys:manage': { says: 'Create, list and revoke API keys', roles: ['manager'] },
  'devices:manage': { says: 'Pair door scanners, list, change and revoke them', roles: ['manager', 'support'] },
  'usage:read': { says: 'Read what keys called, and how they stand against their plans', roles: ['manager', 'finance'] },
  'events:read': { says: 'Read venues and events, drafts too', roles: ['manager', 'finance', 'support'] },
  'events:write': {
    says: 'Create and change venues, seating plans and events, publish and cancel them',
    roles: ['manager'],
  },
  'webhooks:manage': { says: 'Create and change webhooks, read and replay their deliveries', roles: ['manager'] },
  'check-in:scan': { says: 'List check-in lists and scan tickets', roles: ['manager', 'support', 'door'] },
  sell: { says: 'Sell through the partner API: events, holds and orders below /v1/partner', roles: ['manager'] },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;

export const allPermissions = Object.keys(permissions) as [Permission, ...Permission[]]; // the keys of a constant

/** What a role may do, in the order of the table. */
export const permissionsOf = (role: Role): Permission[] =>
  allPermissions.filter((action) => role === 'owner' || (permissions[action] as Row).roles.includes(role));

/** What a paired scanner may do, at its events and gates. */
export const devicePermissions = ['check-in:scan'] as const satisfies readonly Permission[];

export type DevicePermission = (typeof devicePermissions)[number];

export const mayDevices = (permission: Permission): boolean => devicePermissions.some((each) => each === permission);

/** What a key may be given. */
export const Scope = z.enum(allPermissions);

/** The same in answers. As text, since actions are added: a reader must not refuse one that it does not know. */
export const ScopeAnswer = z.string() as unknown as z.ZodMiniType<Permission, string>; // what is kept went through `Scope`

/** The usage plans of the partner API; their rates stand in `plans.yml`, beside the stages. */
export const Plan = z.enum(['free', 'partner', 'box-office']);
export type Plan = z.output<typeof Plan>;
