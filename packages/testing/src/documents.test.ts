import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

// jest runs in the repository's root
const pages = globSync([
  '*.md',
  'docs/**/*.md',
  '{packages,services}/*/README.md',
  '{bench,simulate,examples,e2e}/**/*.md',
]).sort();

/** What is code or a comment is no text. */
const textOf = (page: string): string => readFileSync(page, 'utf8').replaceAll(/^```.*?^```$|`[^`\n]*`/gms, '');

type Link = { readonly file: string; readonly anchor: string | undefined };

/** Links into the repository; those of guides that begin with a slash lead to pages of a stage. */
const linksOf = (page: string): Link[] =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to = '']) => {
    if (/^(https?:|mailto:|\/)/.test(to)) return [];
    const [file = '', anchor] = to.split('#');
    return [{ file: file === '' ? page : path.join(path.dirname(page), file), anchor }];
  });

/** As GitHub makes them of headings. */
const anchorsOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );

test.each(pages)('the links of %s lead to files and headings that are there', (page) => {
  const astray = linksOf(page).filter(
    ({ file, anchor }) => !existsSync(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor)),
  );
  expect(astray).toEqual([]);
});

test('every page is found from the README, link by link', () => {
  const found = new Set(['README.md']);
  for (const page of found) for (const { file } of linksOf(page)) if (pages.includes(file)) found.add(file);
  // Guides in Korean stand beside those in English, file by file.
  expect(pages.filter((page) => !found.has(page) && !page.startsWith('docs/guides/ko/'))).toEqual([]);
});

test.each(['docs/adr', 'docs/runbooks'])('the index of %s names each of its pages', (folder) => {
  const others = pages.filter((page) => path.dirname(page) === folder && path.basename(page) !== 'README.md');
  expect(others.length).toBeGreaterThan(0);
  expect(linksOf(`${folder}/README.md`).map(({ file }) => file)).toEqual(expect.arrayContaining(others));
});

test('the index of decisions has the title of each, in their order', () => {
  const titles = pages
    .filter((page) => /^docs\/adr\/\d{4}-/.test(page))
    .map((page) => /^# (.+)/.exec(readFileSync(page, 'utf8'))?.[1]);
  const listed = [...readFileSync('docs/adr/README.md', 'utf8').matchAll(/^- \[(.+)\]/gm)].map(([, title]) => title);
  expect(listed).toEqual(titles);
});
