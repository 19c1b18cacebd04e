import { apiAt } from '../load/api.ts';
import { buyer } from '../load/buyer.ts';
import { inLanes } from '../load/lanes.ts';
import { measured } from '../load/window.ts';
import { freeEvent } from './api-order.ts';
import type { Scenario } from './scenario.ts';

export const availability: Scenario = {
  does: 'how much is still free, asked again and again by everybody, past any cache',
  size: { concurrency: 16, tickets: 500, attempts: 5000, warmUp: 1000 },
  short: { attempts: 300, warmUp: 100 },
  paused: [],
  run: async (host, size) => {
    const { eventId } = await freeEvent(host, size.tickets);
    const by = buyer(apiAt(host.url));
    const ask = async () => {
      await by.look(`/v1/events/${eventId}/availability`);
      return { ok: true } as const;
    };
    await inLanes({ ...size, attempts: size.warmUp }, ask);
    const [attempts, window] = await measured(host, async (mark) => {
      const asked = await inLanes(size, ask);
      mark();
      return asked;
    });
    return { attempts, window, oversold: 0 };
  },
};
