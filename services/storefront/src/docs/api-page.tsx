import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useTitle } from '../use-title.ts';
import { useDocsLanguage } from './language/docs-language.ts';
import { mendViewer } from './mend-viewer.ts';

/** Its colours do not follow the page's, so that it is light always: each of them is readable on the one behind it (WCAG AA). */
const looks = {
  'spec-url': '/v1/openapi.json',
  'bg-color': '#ffffff',
  'text-color': '#271a1d',
  'primary-color': '#a82a15',
  'secondary-color': '#6b5757',
  'nav-bg-color': '#ffffff',
  'nav-text-color': '#271a1d',
  'nav-hover-text-color': '#a82a15',
};

/** The viewer is a custom element of its own, and comes only to who opens this page. */
export const ApiPage = () => {
  const { d, locale } = useDocsLanguage();
  useTitle(d.apiReference);
  const [state, setState] = useState<'loading' | 'loaded' | 'failed'>('loading');
  const fail = () => setState('failed');
  const viewer = useRef<HTMLElement>(null);
  useEffect(() => {
    void import('openapi-explorer/dist/browser/openapi-explorer.min.js').then(() => setState('loaded'), fail);
  }, []);
  useEffect(() => (viewer.current ? mendViewer(viewer.current, fail) : undefined), [state]);
  if (state !== 'loaded')
    return (
      <main class="guide">
        <h1>{d.apiReference}</h1>
        <p role="status">{state === 'loading' && d.referenceLoading}</p>
        <p role="alert">{state === 'failed' && d.referenceFailed}</p>
      </main>
    );
  return h(
    'openapi-explorer',
    { ...looks, ref: viewer, lang: 'en' },
    <h1 slot="overview-header" lang={locale}>
      {d.apiReference}
    </h1>,
  );
};
