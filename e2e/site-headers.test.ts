import { sharedStack } from './support/shared-stack.ts';

const { site } = sharedStack();

test.each(['/', '/orders/ord_unknown', '/docs', '/docs/api'])(
  'the page of %s may run our own scripts alone, call nobody else and stand in no frame',
  async (path) => {
    const { status, headers } = await fetch(site + path);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy')?.split('; ');
    for (const directive of ["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(directive);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  },
);
