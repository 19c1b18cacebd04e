import { auditMarkOf } from '@onsale/contracts/audit';
import type { AuditEntry } from '@onsale/contracts/audit';
import { newId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import fc from 'fast-check';
import { auditTrail } from './audit-trail.ts';

const organizerId = newId('organizer');
const log = { error: () => undefined };

/** A row of a second; several of one second are told apart by their ids alone. */
const row = (second: number): AuditEntry => ({
  entryId: newId('auditEntry'),
  at: new Date(Date.UTC(2027, 0, 1, 0, 0, second)).toISOString(),
  action: 'update-event',
  by: newId('apiKey'),
  subject: 'evt_1',
});

const latestFirst = (rows: readonly AuditEntry[]) =>
  rows.toSorted((one, other) => (auditMarkOf(one) < auditMarkOf(other) ? 1 : -1));

/** As a service answers for its own rows. */
const part = (rows: readonly AuditEntry[]) => {
  const kept = latestFirst(rows);
  return ({ limit, before }: { limit: number; before?: string | undefined }) =>
    Promise.resolve(ok({ items: kept.filter((each) => before === undefined || auditMarkOf(each) < before).slice(0, limit) }));
};

test('pages of any size show every row of every service once, the latest first, however unevenly they are spread', async () => {
  const seconds = fc.array(fc.nat({ max: 9 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(seconds, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 7 }),
      async (services, limit) => {
        const rows = services.map((each) => each.map(row));
        const trail = auditTrail(Object.fromEntries(rows.map((each, index) => [`service ${index}`, part(each)])), log);
        const seen: AuditEntry[] = [];
        for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
          const page = await trail.list(organizerId, { limit, cursor });
          if (!page.ok) throw new Error(page.error.code);
          expect(page.value.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.value.items);
          cursor = page.value.nextCursor;
        }
        expect(seen).toEqual(latestFirst(rows.flat()));
      },
    ),
  );
});

test('a row that is written between two pages moves none of the others', async () => {
  const [rows, others] = [[row(1), row(2), row(3)], [row(2)]];
  const before = await auditTrail({ rows: part(rows), others: part(others) }, log).list(organizerId, { limit: 2 });
  if (!before.ok) throw new Error(before.error.code);
  const later = auditTrail({ rows: part([...rows, row(9)]), others: part([...others, row(8)]) }, log);
  const after = await later.list(organizerId, { limit: 9, cursor: before.value.nextCursor });
  expect(after).toMatchObject({ ok: true, value: { items: latestFirst([...rows, ...others]).slice(2) } });
});

test('a service that does not answer is named, and nothing is shown without it', async () => {
  const silent = () => Promise.reject(new Error('away'));
  const trail = auditTrail({ accounts: part([row(1)]), catalog: silent }, log);
  expect(await trail.list(organizerId, { limit: 5 })).toMatchObject({
    ok: false,
    error: { code: 'temporarily-unavailable', detail: expect.stringContaining('catalog') as string },
  });
});
