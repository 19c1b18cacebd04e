/** Whom the first start makes members of the first organizer. Their sign-in takes no password: it is of this machine. */
export const demoPeople = [
  { email: 'owner@example.org', role: 'owner', says: 'Owner: everything' },
  { email: 'door@example.org', role: 'door', says: 'Door staff: scans tickets' },
] as const;
