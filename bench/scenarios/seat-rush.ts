import { apiAt } from '../load/api.ts';
import { buyer } from '../load/buyer.ts';
import { inLanes } from '../load/lanes.ts';
import { putOnSale } from '../load/put-on-sale.ts';
import { measured } from '../load/window.ts';
import type { Operations } from '../host/operations.ts';
import { drawing, mailing } from './scenario.ts';
import type { Scenario } from './scenario.ts';

/** An arena: 60 sections of 10 rows of 20 seats. */
const sections = Array.from({ length: 60 }, (_, index) => `S${index + 1}`);
const rows = Array.from({ length: 10 }, (_, index) => ({ row: String(index + 1), seats: 20 }));
const seats = sections.flatMap((section) =>
  rows.flatMap(({ row, seats: count }) => Array.from({ length: count }, (_, seat) => `${section}-${row}-${seat + 1}`)),
);

const bestShare = 0.1; // the seats of the first six sections
const wantBest = 0.9; // of the buyers
const triesOfABuyer = 5;

const plan = {
  name: 'Arena',
  sections: sections.map((sectionId, index) => ({
    sectionId,
    name: sectionId,
    category: index < sections.length * bestShare ? 'best' : 'other',
    rows,
    position: { x: 25 * (index % 10), y: 15 * Math.floor(index / 10), angle: 0 },
  })),
};

/** The largest share of all updates that met one partition key. */
const hottestShare = ({ writesByKey }: Operations): number => {
  const writes = Object.values(writesByKey);
  return (
    Math.max(0, ...writes) /
    Math.max(
      1,
      writes.reduce((total, each) => total + each, 0),
    )
  );
};

export const seatRush: Scenario = {
  does: '12,000 seats, each buyer picks one on the map, 90 % of them among the best 10 %; who is late picks again, five times at most',
  size: { concurrency: 64, tickets: seats.length, attempts: 5000, warmUp: 500 },
  short: { attempts: 300, warmUp: 50 },
  paused: [drawing, mailing],
  atMost: { hottestKeyShare: 0.1 },
  run: async (host, size) => {
    const sale = await putOnSale(
      host,
      [
        { name: 'Best', faceValue: 0, categories: ['best'] },
        { name: 'Other', faceValue: 0, categories: ['other'] },
      ],
      plan,
    );
    const by = buyer(apiAt(host.url));
    const held: string[] = [];
    const pick = (): string => {
      const [from, to] = Math.random() < wantBest ? [0, bestShare] : [bestShare, 1];
      return seats[Math.floor((from + Math.random() * (to - from)) * seats.length)] ?? '';
    };
    const attempt = async () => {
      for (let tries = 1; ; tries++) {
        const seatId = pick();
        const hold = await by.hold(sale.eventId, [{ seatId }]);
        if (hold.ok) held.push(seatId);
        if (hold.ok || tries === triesOfABuyer) return hold;
      }
    };
    await inLanes({ ...size, attempts: size.warmUp }, attempt);
    const [attempts, window] = await measured(host, async (mark) => {
      const rush = await inLanes(size, attempt);
      mark();
      return rush;
    });
    return {
      attempts,
      window,
      oversold: held.length - new Set(held).size,
      more: { hottestKeyShare: hottestShare(window.operations) },
    };
  },
};
