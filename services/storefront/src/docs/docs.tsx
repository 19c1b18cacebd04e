import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useEffect, useRef } from 'preact/hooks';
import { LanguageProvider, LanguageSwitch, useLanguage } from '../language/language.tsx';
import { ApiPage } from './api-page.tsx';
import { EventsPage } from './events-page.tsx';
import { GuidePage } from './guide-page.tsx';
import { useDocsLanguage } from './language/docs-language.ts';
import { PermissionsPage } from './permissions-page.tsx';
import { StartPage } from './start-page.tsx';
import { UsagePage } from './usage/usage-page.tsx';

export const Docs = () => (
  <LanguageProvider>
    <LocationProvider scope="/docs">
      <Frame />
    </LocationProvider>
  </LanguageProvider>
);

const Frame = () => {
  const { t } = useLanguage();
  const { d, guides } = useDocsLanguage();
  const main = useRef<HTMLElement & HTMLDivElement>(null);
  const { path } = useLocation();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  const Main = path === '/docs/api' ? 'div' : 'main'; // the viewer has a main of its own, and a page has one
  return (
    <>
      <a class="skip" href="#main">
        {t.skipToContent}
      </a>
      <header class="site">
        <a class="brand" href="/docs">
          {d.developers}
        </a>
        <LanguageSwitch />
      </header>
      <div class="columns">
        <nav class="chapters" aria-label={d.chapters}>
          <ul>
            {guides.map(({ name, title }) => (
              <Chapter key={name} to={`/docs/guides/${name}`} title={title} />
            ))}
            <Chapter to="/docs/api" title={d.apiReference} />
            <Chapter to="/docs/events" title={d.events} />
            <Chapter to="/docs/permissions" title={d.permissions} />
            <Chapter to="/docs/usage" title={d.usage} />
          </ul>
        </nav>
        <Main id="main" ref={main} tabIndex={-1}>
          <Router>
            <Route path="/docs" component={StartPage} />
            <Route path="/docs/guides/:name" component={GuidePage} />
            <Route path="/docs/api" component={ApiPage} />
            <Route path="/docs/events" component={EventsPage} />
            <Route path="/docs/permissions" component={PermissionsPage} />
            <Route path="/docs/usage" component={UsagePage} />
            <Route default component={StartPage} />
          </Router>
        </Main>
      </div>
    </>
  );
};

const Chapter = ({ to, title }: { to: string; title: string }) => {
  const { path } = useLocation();
  return (
    <li>
      <a href={to} aria-current={path === to ? 'page' : undefined}>
        {title}
      </a>
    </li>
  );
};
