import { accessTokenFor, signInAttempt } from './sign-in-code.ts';

/** An access token of somebody at the local issuer, got as a browser gets it: its pages, redirects and cookies. */
export const accessTokenOf = async (issuer: string, email: string, client?: string): Promise<string> => {
  const attempt = signInAttempt(issuer, client);
  const cookies = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>): Promise<string> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${new URL(url).pathname} leads nowhere: ${response.status}`);
    return new URL(location, url).href;
  };
  const page = await visit(attempt.startUrl);
  const signedIn = new URL(await visit(await visit(page, { email })));
  return accessTokenFor(issuer, signedIn.searchParams.get('code') ?? '', attempt);
};
