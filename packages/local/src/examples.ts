import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@onsale/client/client';
import type { Api } from '@onsale/client/client';
import type { BodyTo } from '@onsale/client/routes';
import type { Result } from '@onsale/kernel/result';
import { PlainFault } from './plain-fault.ts';
import type { Print } from './progress.ts';
import { step } from './progress.ts';
import { venueTime } from './venue-time.ts';

/** What a file of `examples/` holds. Its event always lies ahead: days from the load, at a time on the venue's clocks. */
type Example = {
  readonly venue: BodyTo<'POST /v1/venues'>;
  readonly seatingPlan?: BodyTo<'POST /v1/venues/{venueId}/seating-plans'>;
  readonly event: Omit<BodyTo<'POST /v1/events'>, 'venueId' | 'seatingPlanId' | 'startsAt'> & {
    readonly startsInDays: number;
    readonly startsAtTime: string;
  };
};

type Wanted = {
  /** Holds the examples, one JSON file each. */
  readonly folder: string;
  /** Remembers which ones are loaded. */
  readonly loaded: string;
  readonly url: string;
  readonly apiKey: string;
  readonly print: Print;
};

/** Loads the examples that are not there yet through the public API, and waits until each is on sale. */
export const loadExamples = async ({ folder, loaded, url, apiKey, print }: Wanted): Promise<void> => {
  const api = createClient({ baseUrl: url, apiKey });
  const done = existsSync(loaded) ? (JSON.parse(readFileSync(loaded, 'utf8')) as string[]) : []; // written below
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  for (const file of files.filter((name) => !done.includes(name)).sort()) {
    const example = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Example; // the API checks it
    await step(print, path.basename(file, '.json'), () => putOnSale(example, api));
    done.push(file);
    writeFileSync(loaded, JSON.stringify(done));
  }
};

const putOnSale = async ({ venue, seatingPlan, event }: Example, api: Api): Promise<string> => {
  const { venueId } = taken('venue', await api('POST /v1/venues', { body: venue }));
  const plan =
    seatingPlan &&
    taken('seating plan', await api('POST /v1/venues/{venueId}/seating-plans', { params: { venueId }, body: seatingPlan }));
  const { startsInDays, startsAtTime, ...rest } = event;
  const startsAt = venueTime(startsInDays, startsAtTime, venue.timeZone, Date.now());
  const { eventId } = taken(
    'event',
    await api('POST /v1/events', { body: { ...rest, venueId, startsAt, ...(plan && { seatingPlanId: plan.planId }) } }),
  );
  taken('publication', await api('POST /v1/events/{eventId}/publish', { params: { eventId } }));
  return untilOnSale(eventId, api);
};

const longestWait = 120_000; // milliseconds; an arena takes about 15 s

const untilOnSale = async (eventId: string, api: Api): Promise<string> => {
  const until = performance.now() + longestWait;
  while (performance.now() < until) {
    const { status, name } = taken('event', await api('GET /v1/events/{eventId}', { params: { eventId } }));
    if (status === 'on-sale') return `${name} is on sale`;
    await sleep(100);
  }
  throw new PlainFault(`${eventId} did not go on sale within ${longestWait / 1000} s`);
};

/** The value of an answer; an example that the API refuses is a fault of the example. */
const taken = <T>(
  what: string,
  result: Result<T, { readonly code: string; readonly field?: string; readonly detail?: string }>,
): T => {
  if (result.ok) return result.value;
  const { code, field, detail } = result.error;
  throw new PlainFault(`an example's ${what} was refused: ${[code, field, detail].filter(Boolean).join(', ')}`);
};
