import * as z from 'zod/mini';

/** Where a page comes from, as browsers write it: `https://tickets.example.org`; on one's own machine `http://localhost:5173` too. */
export const Origin = z
  .string()
  .check(
    z.maxLength(200),
    z.regex(/^(https:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?|http:\/\/(localhost|127\.0\.0\.1))(:[1-9]\d{0,4})?$/),
  );

/** So many fit into what an authorizer may say of a caller. */
export const SomeOrigins = z.array(Origin).check(z.minLength(1), z.maxLength(10));

/** What the pages of other origins may send to `/v1/partner/…`, whatever the endpoint, as browsers ask beforehand. */
export const preflight = {
  requestHeaders: [
    'Content-Type',
    'X-Api-Key',
    'Authorization',
    'Idempotency-Key',
    'Admission-Token',
    'If-None-Match',
    'X-Correlation-Id',
  ],
  /** Seconds; browsers remember an answer for two hours at most. */
  maxAge: 7200,
} as const;

/** What they may read of an answer beside its body. */
export const readableHeaders = [
  ...['Retry-After', 'RateLimit', 'RateLimit-Policy', 'ETag', 'X-Correlation-Id', 'WWW-Authenticate'],
  ...['Deprecation', 'Sunset', 'Link'],
] as const;
