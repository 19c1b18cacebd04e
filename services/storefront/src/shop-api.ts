import { createClient } from '@onsale/client/client';
import { systemClock } from '@onsale/kernel/clock';
import { serverClock } from './time/server-clock.ts';

/** Shop and API share an origin: the CDN (or the local front server) sends `/v1` on. */
export const api = createClient({ baseUrl: '' });

export const clock = serverClock(systemClock);
