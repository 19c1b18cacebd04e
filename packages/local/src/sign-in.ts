import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Provider } from 'oidc-provider';
import { close, listen } from './front.ts';
import { describeFault } from './plain-fault.ts';
import type { Ports } from './ports.ts';
import { oidcProvider } from './oidc-provider.ts';
import { issuerAt } from './sign-in-environment.ts';
import { isMailAddress, landingPage, signInPage, signedInPage } from './sign-in-page.ts';
import { accessTokenFor, signInAttempt } from './sign-in-code.ts';
import type { SignInAttempt } from './sign-in-code.ts';

/**
 * Starts an OpenID Connect issuer for this machine: whoever says who they are is believed. At `/` a person gets an access token to try the API
 * with. Its keys are kept in `file`, so that tokens outlive a restart.
 */
export const startSignIn = async (file: string, site: string, ports: Ports) => {
  const url = issuerAt(ports);
  const provider = oidcProvider(file, site, url);
  const pages = { provider, callback: provider.callback(), url, site, attempts: new Map<string, SignInAttempt>() };
  const server = createServer((incoming, outgoing) => {
    respond(pages, incoming, outgoing).catch((fault: unknown) => {
      console.error(describeFault(fault));
      outgoing.destroy();
    });
  });
  await listen(server, ports.signIn);
  return { url, stop: () => close(server) };
};

type Pages = {
  readonly provider: Provider;
  readonly callback: ReturnType<Provider['callback']>;
  readonly url: string;
  readonly site: string;
  /** Begun at `/`, by their `state`. */
  readonly attempts: Map<string, SignInAttempt>;
};

const respond = async (pages: Pages, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const { pathname, searchParams } = new URL(incoming.url ?? '/', pages.url);
  if (pathname === '/') {
    begin(pages, outgoing);
    return;
  }
  if (pathname === '/signed-in') return end(pages, searchParams, outgoing);
  if (pathname.startsWith('/sign-in/')) return askWho(pages, incoming, outgoing);
  return pages.callback(incoming, outgoing);
};

const begin = ({ url, attempts, site }: Pages, outgoing: ServerResponse): void => {
  const attempt = signInAttempt(url);
  attempts.set(attempt.state, attempt);
  send(outgoing, 200, landingPage(attempt.startUrl), site);
};

const end = async ({ url, attempts, site }: Pages, answer: URLSearchParams, outgoing: ServerResponse): Promise<void> => {
  const state = answer.get('state') ?? '';
  const attempt = attempts.get(state);
  attempts.delete(state);
  const code = answer.get('code');
  if (!attempt || code === null) outgoing.writeHead(303, { location: '/' }).end();
  else send(outgoing, 200, signedInPage(await accessTokenFor(url, code, attempt), `${site}/v1/me`), site);
};

const askWho = async ({ provider, site }: Pages, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
  const email = incoming.method === 'POST' ? new URLSearchParams(await text(incoming)).get('email')?.trim() : undefined;
  const isAsked = await provider.interactionDetails(incoming, outgoing).then(
    () => true,
    () => false, // another browser's, or long ago
  );
  if (!isAsked) outgoing.writeHead(303, { location: '/' }).end();
  else if (email !== undefined && isMailAddress(email))
    await provider.interactionFinished(incoming, outgoing, { login: { accountId: email.toLowerCase() } });
  else send(outgoing, email === undefined ? 200 : 400, signInPage(email), site);
};

const send = (outgoing: ServerResponse, status: number, page: string, site: string): void => {
  outgoing
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      // A form's answer leads on to the site, which the browser holds against this too.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; form-action 'self' ${site}; frame-ancestors 'none'`,
      'x-content-type-options': 'nosniff',
    })
    .end(page);
};
