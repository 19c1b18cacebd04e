import fc from 'fast-check';
import { idBodyFrom, idPrefixes, isId, makeId, newId } from './id.ts';
import type { IdKind } from './id.ts';

const kinds = Object.keys(idPrefixes) as IdKind[]; // keys of a constant

test('a fresh id of each kind shows its prefix and is of no other kind', () => {
  for (const kind of kinds) for (const other of kinds) expect(isId(other, newId(kind))).toBe(kind === other);
});

test('what is too long for a key, empty, or of other letters is no id', () => {
  for (const text of ['', 'org_', `org_${'x'.repeat(65)}`, 'org_한', 'org_1\n', ' org_1'])
    expect(isId('organizer', text)).toBe(false);
});

test('ten thousand fresh ids are all different', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId('order'))).size).toBe(10_000);
});

test('the same bytes give the same id, and a changed byte another', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(19), (bytes, at) => {
      const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect(makeId('order', idBodyFrom(bytes))).toBe(makeId('order', idBodyFrom(bytes)));
      expect(idBodyFrom(changed)).not.toBe(idBodyFrom(bytes));
    }),
  );
});
