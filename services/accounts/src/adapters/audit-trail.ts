import { AuditMark, auditMarkOf } from '@onsale/contracts/audit';
import type { auditPart } from '@onsale/contracts/audit';
import type { RequestOf, ResponseOf } from '@onsale/contracts/endpoint';
import { refusal } from '@onsale/contracts/use-case';
import type { Refusal } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { decodeCursor, encodeCursor } from '@onsale/runtime/page-cursor';
import { mergedAudit } from './merged-audit.ts';
import type { AuditTrail } from '../ports.ts';

type Contract = ReturnType<typeof auditPart>;

/** Answers the latest rows that a service has. Throws where it does not answer. */
type Part = (request: RequestOf<Contract>) => Promise<Result<ResponseOf<Contract>, Refusal>>;

type Log = { error(message: string, fault: unknown, facts: { readonly service: string }): void };

/**
 * The audit as one list, though every service keeps its own part. The cursor is the last row that was shown: what is before it in the one order
 * that all parts have comes next, in whichever part it is.
 */
export const auditTrail = (parts: Readonly<Record<string, Part>>, log: Log): AuditTrail => ({
  list: async (organizerId, { limit, cursor }) => {
    const before = cursor === undefined ? undefined : decodeCursor(cursor)?.['before'];
    if (cursor !== undefined && !AuditMark.safeParse(before).success)
      return refusal('invalid-request', { field: 'cursor', detail: 'is not a cursor of this list: leave it out to start again' });

    const silent: string[] = [];
    const rowsOf = async ([service, part]: [string, Part]) => {
      const request = { organizerId, limit, ...(before !== undefined && { before }) };
      const answer = await part(request).catch((fault: unknown) => {
        log.error('AUDIT_PART_MISSING', fault, { service });
      });
      if (answer?.ok) return answer.value.items;
      silent.push(service);
      return [];
    };
    const rows = await Promise.all(Object.entries(parts).map(rowsOf));
    // A list that lacks rows without saying so is worse than none for a moment.
    if (silent.length > 0)
      return refusal('temporarily-unavailable', {
        detail: `What was done in ${silent.sort().join(' and ')} cannot be read just now, and without it the list would not be whole`,
      });
    const { items, last } = mergedAudit(rows, limit);
    const nextCursor = encodeCursor(last && { before: auditMarkOf(last) });
    return ok({ items, ...(nextCursor !== undefined && { nextCursor }) });
  },
});
