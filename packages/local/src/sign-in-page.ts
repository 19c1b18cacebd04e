import { html } from '@onsale/kernel/html';
import type { Html } from '@onsale/kernel/html';
import { demoPeople } from './demo-people.ts';

export const isMailAddress = (text: string): boolean => /^[^\s@]{1,64}@[^\s@]{1,180}$/.test(text);

const page = (title: string, content: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          body {
            font:
              16px/1.5 system-ui,
              sans-serif;
            max-width: 32rem;
            margin: 2rem auto;
            padding: 0 1rem;
            color: #1b1b22;
          }
          button,
          input,
          textarea,
          .button {
            font: inherit;
            width: 100%;
            box-sizing: border-box;
            padding: 0.6rem 0.8rem;
            border-radius: 8px;
          }
          button,
          .button {
            display: block;
            margin: 0.5rem 0;
            border: 1px solid #3a37c9;
            background: #fff;
            color: #3a37c9;
            text-align: left;
            cursor: pointer;
          }
          button.main,
          .button {
            background: #3a37c9;
            color: #fff;
            text-align: center;
            text-decoration: none;
          }
          input,
          textarea {
            border: 1px solid #70707a;
          }
          textarea {
            height: 10rem;
            font:
              13px/1.4 ui-monospace,
              monospace;
          }
          :focus-visible {
            outline: 3px solid #3a37c9;
            outline-offset: 2px;
          }
          small {
            color: #55555f;
            display: block;
          }
          [role='alert'] {
            color: #a1121f;
          }
          pre {
            overflow-x: auto;
            padding: 0.6rem;
            background: #f4f4f7;
          }
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.markup;

/** Where a person begins who wants a token to try the API with. */
export const landingPage = (startUrl: string): string =>
  page(
    'Sign in to Onsale',
    html`<p>This page stands in for a sign-in service on this machine. It gives you an access token for the API.</p>
      <a class="button" href="${startUrl}">Sign in</a>`,
  );

/** Who are you? `wrong` is what was typed before and is no mail address. */
export const signInPage = (wrong?: string): string =>
  page(
    'Who are you?',
    html`<p>No password here: this machine believes you.</p>
      <form method="post">
        ${demoPeople.map(
          ({ email, says }) => html`<button name="email" value="${email}">${email}<small>${says}</small></button>`,
        )}
      </form>
      <form method="post">
        <label for="email">Or with any e-mail address</label>
        <input id="email" name="email" type="email" autocomplete="email" required value="${wrong ?? ''}" ${invalid(wrong)} />
        ${wrong === undefined ? undefined : html`<p id="fault" role="alert">This is no e-mail address.</p>`}
        <button class="main">Go on</button>
      </form>`,
  );

const invalid = (wrong: string | undefined): Html | undefined =>
  wrong === undefined ? undefined : html`aria-invalid="true" aria-describedby="fault" autofocus`;

/** The token, to be copied. */
export const signedInPage = (token: string, meUrl: string): string =>
  page(
    'You are signed in',
    html`<label for="token">Your access token, good for an hour</label>
      <textarea id="token" readonly>${token}</textarea>
      <p>Send it as <code>Authorization: Bearer …</code>:</p>
      <pre tabindex="0">curl ${meUrl} -H "Authorization: Bearer $token"</pre>
      <p><a href="/">Sign in as somebody else</a></p>`,
  );
