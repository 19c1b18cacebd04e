import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeLaidOut } from './laid-out.ts';

const temporary = mkdtempSync(path.join(tmpdir(), 'onsale-laid-out-'));
afterAll(() => rmSync(temporary, { recursive: true }));

test('what this process laid out for its zips goes, and nothing else', () => {
  const others = ['placeOrder-8-1795467260378-927cf67e', 'placeOrder-77-1795467260378-927cf67e', 'placeOrder-7', 'notes-7-2026'];
  for (const name of ['placeOrder-7-1795467260378-927cf67e', 'getOrder-7-1795467260379-0a7cf67e', ...others]) {
    mkdirSync(path.join(temporary, name, 'src'), { recursive: true });
    writeFileSync(path.join(temporary, name, 'src', 'handler.js'), '');
  }
  removeLaidOut(temporary, 7);
  expect(readdirSync(temporary).sort()).toEqual(others.sort());
});
