import { LocationProvider, Route, Router, useLocation } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { ApiPage } from './api-page.tsx';
import { EventsPage } from './events-page.tsx';
import { GuidePage } from './guide-page.tsx';
import { guides } from './guides.ts';
import { StartPage } from './start-page.tsx';

export const Docs = () => (
  <LocationProvider scope="/docs">
    <Frame />
  </LocationProvider>
);

const Frame = () => {
  const main = useRef<HTMLElement & HTMLDivElement>(null);
  const Main = useLocation().path === '/docs/api' ? 'div' : 'main'; // the viewer has a main of its own, and a page has one
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <header class="site">
        <a class="brand" href="/docs">
          Onsale for developers
        </a>
      </header>
      <div class="columns">
        <nav class="chapters" aria-label="Documentation">
          <ul>
            {guides.map(({ name, title }) => (
              <Chapter key={name} to={`/docs/guides/${name}`} title={title} />
            ))}
            <Chapter to="/docs/api" title="API reference" />
            <Chapter to="/docs/events" title="Events" />
          </ul>
        </nav>
        <Main id="main" ref={main} tabIndex={-1}>
          <Router onRouteChange={() => main.current?.focus({ preventScroll: true })}>
            <Route path="/docs" component={StartPage} />
            <Route path="/docs/guides/:name" component={GuidePage} />
            <Route path="/docs/api" component={ApiPage} />
            <Route path="/docs/events" component={EventsPage} />
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
