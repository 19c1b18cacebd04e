/** All that the published package has. */
export { createClient } from './client.ts';
export type { Api, ClientOptions } from './client.ts';
export { everyItem } from './every-item.ts';
export type { PagedRoute } from './every-item.ts';
export { Refused, valueOf } from './value-of.ts';
export type { BodyTo, CallTo, ProblemTo, ResponseTo, Route, Unreachable } from './routes.ts';
export type { ProblemCode, ProblemDocument } from '@onsale/contracts/problems';
export type { Result } from '@onsale/kernel/result';
