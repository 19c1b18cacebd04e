import { until } from '@onsale/testing/until';
import { startHost } from '../host/host.ts';
import type { Host } from '../host/host.ts';
import { summedOperations } from '../host/operations.ts';
import { apiAt } from '../load/api.ts';
import { buyer, showsTickets } from '../load/buyer.ts';
import type { Buyer } from '../load/buyer.ts';
import { putOnSale } from '../load/put-on-sale.ts';
import type { OnSale } from '../load/put-on-sale.ts';
import type { CountsByFunction } from '../host/counts.ts';
import { least, overLimits, steps, takenBy } from './steps.ts';
import type { Step, Taken } from './steps.ts';

const ticketsOfAnOrder = [1, 4];
const tries = 3; // of each; one of them meets no recount
const patience = 60_000; // milliseconds
const stillFor = 1500; // milliseconds; the ledger gathers for a second

export type Row = { readonly step: Step; readonly tickets: number; readonly taken: Taken; readonly over: readonly string[] };

/** Makes one order at a time and counts what each step of it asked for, until its mail is there and everything behind it is still. */
export const countOperations = async (root: string): Promise<Row[]> => {
  const host = await startHost(root, { workers: 1, environments: 1, apart: [], paused: [] });
  try {
    const sale = await putOnSale(host, [{ name: 'Regular', faceValue: 2200, fee: 200, quota: 500 }]);
    const by = buyer(apiAt(host.url));
    await wholeOrder(host, by, sale, 1); // what is done once only: keys are made, secrets are read
    const rows: Row[] = [];
    for (const tickets of ticketsOfAnOrder) {
      const counted: CountsByFunction[] = [];
      while (counted.length < tries) counted.push(await wholeOrder(host, by, sale, tickets));
      for (const step of steps) {
        const taken = least(counted.map((counts) => takenBy(step, counts)));
        rows.push({ step, tickets, taken, over: overLimits(step, taken, tickets) });
      }
    }
    return rows;
  } finally {
    await host.stop();
  }
};

const wholeOrder = async (
  host: Host,
  by: Buyer,
  { eventId, ticketTypes: [type] }: OnSale,
  quantity: number,
): Promise<CountsByFunction> => {
  const take = () => by.hold(eventId, [{ ticketTypeId: type?.ticketTypeId ?? '', quantity }]);
  await take(); // makes the shared count, which serves everybody for a second
  await host.takeOperations();
  const mails = host.mails();
  const hold = await take();
  if (!hold.ok) throw new Error(`a hold was refused: ${hold.code}`);
  const placed = await by.order(hold.value.holdId, 0);
  if (!placed.ok) throw new Error(`an order was refused: ${placed.code}`);
  await by.pay(placed.value);
  await until('the mail', () => (host.mails() > mails ? true : undefined), patience);
  await until('the tickets', async () => (showsTickets(await by.read(placed.value)) ? true : undefined), patience);
  return untilStill(host);
};

/** Takes what was counted until nothing is counted any more. */
const untilStill = async (host: Host): Promise<CountsByFunction> => {
  let all = await host.takeOperations();
  let stillSince = performance.now();
  await until(
    'everything to be still',
    async () => {
      const more = await host.takeOperations();
      if (Object.keys(more.byFunction).length > 0) stillSince = performance.now();
      all = summedOperations([all, more]);
      return performance.now() - stillSince > stillFor ? true : undefined;
    },
    patience,
  );
  return all.byFunction;
};
