import { apiOrder } from './api-order.ts';
import type { Scenario } from './scenario.ts';
import { apiAt } from '../load/api.ts';
import { buyer } from '../load/buyer.ts';
import type { Placed } from '../load/buyer.ts';
import { inLanes } from '../load/lanes.ts';
import { oversoldBy, untilTicketed } from '../load/settle.ts';
import { measured } from '../load/window.ts';
import { totalOf } from '../host/counts.ts';
import { freeEvent, holdAndOrder, warmUp } from './api-order.ts';

export const soldOutStampede: Scenario = {
  does: '20 attempts for each ticket: everybody comes at once, one in twenty gets one',
  size: { concurrency: 64, tickets: 500, attempts: 10_000, warmUp: 300 },
  short: { tickets: 40, attempts: 800, warmUp: 30 },
  paused: apiOrder.paused,
  atMost: { refusedWritesPerTicket: 0.3, unsold: 0 },
  run: async (host, size) => {
    await warmUp(host, size);
    const sale = await freeEvent(host, size.tickets);
    const by = buyer(apiAt(host.url));
    const placed: Placed[] = [];
    const [[attempts, orders], window] = await measured(host, async (mark) => {
      const rush = await inLanes(size, holdAndOrder(by, sale, placed));
      return [rush, await untilTicketed(by, placed, mark)] as const;
    });
    const holding = totalOf(window.operations.byFunction, (name) => name === 'inventory-createHold');
    const more = { refusedWritesPerTicket: holding.refusedWrites / size.tickets, unsold: size.tickets - attempts.ok };
    return { attempts, window, oversold: oversoldBy(orders, size.tickets), more };
  },
};
