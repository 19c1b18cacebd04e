import { html } from '@onsale/kernel/html';
import type { Html } from '@onsale/kernel/html';
import { formatMoney } from '@onsale/kernel/money';
import { checkoutTexts } from './checkout-texts.ts';
import { standingOf } from './session.ts';
import type { SandboxSession } from './session.ts';

/** The page where a person pays: plain forms, no script. Links are relative, so that it works under any stage's path. */
export const checkoutPage = (session: SandboxSession, now: number): Html => {
  const texts = checkoutTexts[session.locale];
  const standing = standingOf(session, now);
  const title = standing === 'open' ? session.description : texts.ended[standing].title;
  return html`<!doctype html>
    <html lang="${session.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        <p class="sandbox">${texts.sandbox}</p>
        <main>
          <h1>${title}</h1>
          ${standing === 'open' ? payment(session, now) : html`<p>${texts.ended[standing].text}</p>`}
          <p class="back"><a href="${session.returnUrl}">${texts.back}</a></p>
        </main>
      </body>
    </html>`;
};

const payment = ({ sessionId, amount, locale, expiresAt, declined }: SandboxSession, now: number): Html => {
  const texts = checkoutTexts[locale];
  const price = formatMoney(amount, locale);
  return html`${declined ? html`<p class="declined" role="status">${texts.declined}</p>` : undefined}
    <dl>
      <div>
        <dt>${texts.amount}</dt>
        <dd class="amount">${price}</dd>
      </div>
      <div>
        <dt>${texts.timeLeft}</dt>
        <dd>${texts.minutes(Math.floor((expiresAt - now) / 60_000))}</dd>
      </div>
    </dl>
    <form method="post" action="${sessionId}/pay"><button class="pay">${texts.pay(price)}</button></form>
    <form method="post" action="${sessionId}/decline"><button>${texts.decline}</button></form>`;
};

const style = html`<style>
  :root {
    color-scheme: light dark;
    --ink: light-dark(#1b1b22, #f2f2f5);
    --quiet: light-dark(#55555f, #b4b4bf);
    --line: light-dark(#767680, #8a8a95);
    --ground: light-dark(#f4f4f7, #131318);
    --card: light-dark(#fff, #1f1f27);
    --accent: light-dark(#3730a3, #a5b4fc);
    --on-accent: light-dark(#fff, #14142b);
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: var(--ground);
    color: var(--ink);
    overflow-wrap: anywhere;
    word-break: keep-all; /* Korean breaks between words */
    font:
      1rem/1.5 system-ui,
      sans-serif;
  }
  .sandbox {
    margin: 0;
    padding: 0.5rem 1rem;
    background: #fde68a;
    color: #422006;
    text-align: center;
  }
  main {
    max-width: 26rem;
    margin: 2rem auto;
    padding: 1.5rem;
    background: var(--card);
    border-radius: 0.75rem;
  }
  h1 {
    margin: 0 0 1rem;
    font-size: 1.375rem;
    line-height: 1.3;
  }
  dl {
    margin: 0 0 1.5rem;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: baseline;
    justify-content: space-between;
    padding: 0.25rem 0;
  }
  dt {
    color: var(--quiet);
  }
  dd {
    margin: 0;
  }
  .amount {
    font-size: 1.5rem;
    font-weight: 700;
  }
  .declined {
    padding: 0.75rem 1rem;
    border-left: 0.25rem solid #b91c1c;
    background: var(--ground);
  }
  form {
    margin: 0 0 0.75rem;
  }
  button {
    width: 100%;
    min-height: 3rem;
    padding: 0.5rem 1rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .pay {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .back {
    margin: 1.25rem 0 0;
    text-align: center;
  }
  a {
    display: inline-block;
    padding: 0.5rem;
    color: var(--accent);
  }
  @media (max-width: 30rem) {
    main {
      margin: 0;
      border-radius: 0;
    }
  }
</style>`;
