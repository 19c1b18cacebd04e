import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '../../../../docs/guides');
const names = readdirSync(folder).filter((file) => file.endsWith('.md'));
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const codeOf = (guide: string): string[] => guide.match(/^```.*?^```$/gms) ?? [];
const linksOf = (guide: string): string[] => [...guide.matchAll(/\]\((\S+)\)/g)].map(([, to = '']) => to).sort();
const chaptersOf = (guide: string): number => guide.match(/^#+ /gm)?.length ?? 0;

test('every guide is there in Korean too, and no other', () => {
  expect(names.length).toBeGreaterThan(4);
  expect(readdirSync(path.join(folder, 'ko'))).toEqual(names);
});

test.each(names)('%s shows the same code, chapters and links in both languages', (name) => {
  const [english, korean] = [read(name), read(`ko/${name}`)];
  expect(codeOf(english).length).toBeGreaterThan(0);
  expect(codeOf(korean)).toEqual(codeOf(english));
  expect(chaptersOf(korean)).toBe(chaptersOf(english));
  expect(linksOf(korean)).toEqual(linksOf(english));
});
