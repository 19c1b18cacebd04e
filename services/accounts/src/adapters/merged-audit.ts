import { auditMarkOf } from '@onsale/contracts/audit';
import type { AuditEntry } from '@onsale/contracts/audit';

/** A page of the audit from those of its parts, each the latest rows before one and the same mark. `last`: where there may be more, its last row. */
export const mergedAudit = (
  parts: readonly (readonly AuditEntry[])[],
  limit: number,
): { readonly items: AuditEntry[]; readonly last?: AuditEntry } => {
  const all = parts.flat().sort((one, other) => (auditMarkOf(one) < auditMarkOf(other) ? 1 : -1));
  const items = all.slice(0, limit);
  const last = items.at(-1);
  const isMore = all.length > limit || parts.some((part) => part.length === limit);
  return { items, ...(last && isMore && { last }) };
};
