import { marked } from 'marked';
import type { Plugin } from 'vite';
import { en } from './language/en.ts';
import { ko } from './language/ko.ts';

/** What a guide's module exports. */
export type Guide = { readonly title: string; readonly html: string };

/** A guide in Markdown to HTML, when it is built: no page carries a parser. Code blocks take the focus, since they scroll sideways. */
const renderGuide = (markdown: string, { code, table }: { code: string; table: string }): Guide => ({
  title: /^# (.+)$/m.exec(markdown)?.[1] ?? '',
  html: marked
    .parse(markdown, { async: false })
    .replaceAll('<pre>', `<pre tabindex="0" role="group" aria-label="${code}">`)
    .replaceAll('<table>', `<div class="wide" tabindex="0" role="group" aria-label="${table}"><table>`)
    .replaceAll('</table>', '</table></div>'),
});

const isPage = (url: string | undefined): boolean => /^\/docs(\/[^.]*)?$/.test(url?.split(/[?#]/)[0] ?? '');

/** `*.md` as modules, and one document for every page below /docs (on AWS the CDN does that: edge's site.yml). */
export const guidePlugin = (): Plugin => ({
  name: 'guides',
  transform: (source, id) => {
    if (!id.endsWith('.md')) return undefined;
    const { title, html } = renderGuide(source, id.includes('/ko/') ? ko : en);
    return { code: `export const title = ${JSON.stringify(title)};\nexport const html = ${JSON.stringify(html)};`, map: null };
  },
  configureServer: (server) => {
    server.middlewares.use((incoming, _, next) => {
      if (isPage(incoming.url)) incoming.url = '/docs/index.html';
      next();
    });
  },
});
