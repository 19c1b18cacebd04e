import { LocationProvider, Route, Router } from 'preact-iso';
import { useRef } from 'preact/hooks';
import { HoldBanner } from './hold/hold-banner.tsx';
import { LanguageProvider, LanguageSwitch, useLanguage } from './language/language.tsx';
import { CheckoutPage } from './pages/checkout-page.tsx';
import { EventListPage } from './pages/event-list-page.tsx';
import { EventPage } from './pages/event-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { OrderListPage } from './pages/order-list-page.tsx';
import { OrderPage } from './pages/order-page.tsx';

export const Shop = () => (
  <LanguageProvider>
    <LocationProvider>
      <Frame />
    </LocationProvider>
  </LanguageProvider>
);

const Frame = () => {
  const { t } = useLanguage();
  const main = useRef<HTMLElement>(null);
  return (
    <>
      <a class="skip" href="#main">
        {t.skipToContent}
      </a>
      <header class="site">
        <a class="brand" href="/">
          <svg viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
            <path d="M1 2h30v5a3 3 0 0 0 0 6v5H1v-5a3 3 0 0 0 0-6z" />
            <path class="tear" d="M11 3.5v13" />
          </svg>
          Onsale
        </a>
        <nav>
          <a class="quiet" href="/orders">
            {t.yourOrders}
          </a>
          <LanguageSwitch />
        </nav>
      </header>
      <HoldBanner />
      <main id="main" ref={main} tabIndex={-1}>
        <Router onRouteChange={() => main.current?.focus({ preventScroll: true })}>
          <Route path="/" component={EventListPage} />
          <Route path="/events/:eventId" component={EventPage} />
          <Route path="/checkout" component={CheckoutPage} />
          <Route path="/orders" component={OrderListPage} />
          <Route path="/orders/:orderId" component={OrderPage} />
          <Route default component={NotFoundPage} />
        </Router>
      </main>
    </>
  );
};
