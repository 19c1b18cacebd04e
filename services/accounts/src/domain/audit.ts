import type { AuditEntry } from '@onsale/contracts/accounts/team';
import type { TeamCaller } from '@onsale/contracts/use-case';

/** A line of the audit, but for its time. */
export type Act = Omit<AuditEntry, 'at'>;

/** What a caller does, for the audit. */
export const actOf = ({ keyId, personId }: TeamCaller, action: Act['action'], subject: string, role?: Act['role']): Act => ({
  action,
  by: keyId ?? personId,
  subject,
  ...(role && { role }),
});
