import { apiAt } from '../load/api.ts';
import { buyer, showsTickets } from '../load/buyer.ts';
import type { Order, Placed } from '../load/buyer.ts';
import { inLanes } from '../load/lanes.ts';
import { untilTicketed } from '../load/settle.ts';
import { measured } from '../load/window.ts';
import { freeEvent, holdAndOrder } from './api-order.ts';
import { mailing } from './scenario.ts';
import type { Scenario } from './scenario.ts';

const isDrawn = (order: Order): boolean => showsTickets(order) && order.tickets.every(({ pdfUrl }) => pdfUrl !== undefined);

export const pdf: Scenario = {
  does: 'a PDF for each of so many orders of one ticket; the CPU is that of the function that draws and keeps it, read from its inbox on',
  size: { concurrency: 4, tickets: 100, attempts: 100, warmUp: 300 },
  short: { tickets: 15, attempts: 15, warmUp: 5 },
  paused: [mailing],
  run: async (host, size) => {
    const by = buyer(apiAt(host.url));
    const drawn = async (orders: number, mark: () => void) => {
      const placed: Placed[] = [];
      const attempts = await inLanes({ ...size, attempts: orders }, holdAndOrder(by, await freeEvent(host, orders), placed));
      await untilTicketed(by, placed, mark, isDrawn);
      return attempts;
    };
    await drawn(size.warmUp, () => undefined);
    const [attempts, window] = await measured(host, (mark) => drawn(size.tickets, mark));
    return { attempts, window, oversold: 0, onlyPart: 'drawing' };
  },
};
