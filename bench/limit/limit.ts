import { loadServices } from '@onsale/local/services';
import { awsEnvironment } from '@onsale/local/clients';
import { cloudOf } from '@onsale/local/cloud';
import { environmentOf, localFunctionName } from '@onsale/local/offline-configuration';
import { apiEvent } from '@onsale/testing/api-event';
import { startEnvironment } from '../host/environment.ts';
import { startHost } from '../host/host.ts';
import type { Host } from '../host/host.ts';
import { percentile } from '../load/lanes.ts';
import { putOnSale } from '../load/put-on-sale.ts';
import { byHand } from './by-hand.ts';

/** Milliseconds of one at a time, and what a hold takes beside the others. */
type Limit = {
  readonly scenario: 'limit';
  readonly rounds: number;
  readonly hold: Spread;
  readonly byHand: Spread;
  readonly bareWrite: Spread;
  readonly holdToByHand: number;
  readonly holdToBareWrite: number;
};

type Spread = { readonly p50: number; readonly p95: number };

const warmRounds = 150;
const units = 5000; // plenty, so that nobody searches

/** The production bundle of create-hold in this process, called as Lambda does: no network and no other process between but the engine. */
const ourHold = async (root: string, { bundles, dynamodb, messaging }: Host, eventId: string, ticketTypeId: string) => {
  const services = await loadServices(root);
  const cloud = cloudOf(services, messaging);
  const service = services.find(({ name }) => name === 'inventory');
  const fn = service?.configuration.functions['createHold'];
  if (!service || !fn) throw new Error('inventory has no createHold');
  const own = environmentOf(fn, service, cloud);
  const handler = startEnvironment({
    name: localFunctionName('inventory', 'createHold'),
    file: `${bundles}/inventory/createHold.cjs`,
    environment: { ...own, ...awsEnvironment({ dynamodb, messaging }, cloud.region), POWERTOOLS_LOG_LEVEL: 'SILENT' },
  });
  const event = apiEvent({ body: { eventId, lines: [{ ticketTypeId, quantity: 1 }] } });
  return {
    tableName: own['TABLE_NAME'] ?? '',
    hold: async () => {
      const { statusCode, body } = (await handler(event, {})) as { statusCode: number; body: string }; // it answers a REST API
      if (statusCode !== 201) throw new Error(`a hold was answered ${statusCode}: ${body}`);
    },
  };
};

/** One hold against the same requests by hand and against one bare write: in turns, so that all three meet the same machine. */
export const measureLimit = async (root: string, rounds: number): Promise<Limit> => {
  const host = await startHost(root, { workers: 1, environments: 1, apart: [], paused: ['inventory-writeLedger'] });
  try {
    const types = [{ name: 'Free', faceValue: 0, quota: units }];
    const [sale, other] = [await putOnSale(host, types), await putOnSale(host, types)];
    const ours = await ourHold(root, host, sale.eventId, sale.ticketTypes[0]?.ticketTypeId ?? '');
    const hand = byHand(host, ours.tableName, other.eventId);
    await ours.hold();
    const [blocks, header] = [await hand.blocks(), await hand.header()];
    const anyBlock = () => {
      const block = blocks[Math.floor(Math.random() * blocks.length)];
      if (!block) throw new Error('the event has no units');
      return block;
    };
    const contenders = {
      hold: ours.hold,
      byHand: () => hand.hold(anyBlock(), header),
      bareWrite: hand.bareWrite,
    };
    const measured = { hold: [] as number[], byHand: [] as number[], bareWrite: [] as number[] };
    const names = ['hold', 'byHand', 'bareWrite'] as const;
    for (let round = -warmRounds; round < rounds; round++)
      for (const name of names) {
        const from = performance.now();
        await contenders[name]();
        if (round >= 0) measured[name].push(performance.now() - from);
      }
    return limitOf(measured, rounds);
  } finally {
    await host.stop();
  }
};

const limitOf = (
  { hold, byHand, bareWrite }: Readonly<Record<'hold' | 'byHand' | 'bareWrite', readonly number[]>>,
  rounds: number,
): Limit => {
  const spread = (values: readonly number[]): Spread => ({ p50: exact(values, 0.5), p95: exact(values, 0.95) });
  const ratio = (other: readonly number[]) => Math.round((exact(hold, 0.5) / exact(other, 0.5)) * 100) / 100;
  return {
    scenario: 'limit',
    rounds,
    ...{ hold: spread(hold), byHand: spread(byHand), bareWrite: spread(bareWrite) },
    ...{ holdToByHand: ratio(byHand), holdToBareWrite: ratio(bareWrite) },
  };
};

/** To a microsecond: a bare write takes less than a millisecond. */
const exact = (values: readonly number[], share: number): number =>
  Math.round(
    percentile(
      values.map((value) => value * 1000),
      share,
    ),
  ) / 1000;
