import type { Host } from '../host/host.ts';
import type { Attempts } from '../load/lanes.ts';
import type { Window } from '../load/window.ts';

/** How much load, as the command line or a comparison asks for it. */
export type Size = {
  /** Buyers at the same time. */
  readonly concurrency: number;
  readonly tickets: number;
  readonly attempts: number;
  /** Orders made before, on another event, so that no worker is cold: an on-sale's are not. */
  readonly warmUp: number;
};

/** What a scenario found, before it is put into figures. */
export type Found = {
  readonly attempts: Attempts;
  readonly window: Window;
  /** Tickets sold beyond the capacity, or twice. */
  readonly oversold: number;
  /** The part whose CPU counts; all of them, unless said. */
  readonly onlyPart?: string;
  /** What this scenario alone has to tell. */
  readonly more?: Readonly<Record<string, number>>;
};

export type Scenario = {
  readonly does: string;
  readonly size: Size;
  /** The same in some seconds, for CI. */
  readonly short: Partial<Size>;
  /** Functions whose queues are not polled here, since what is compared with does no such work. */
  readonly paused: readonly string[];
  /** The most that each of these of `more` may be in a run of its whole size. */
  readonly atMost?: Readonly<Record<string, number>>;
  /** A CDN is in front of the API. */
  readonly cdn?: boolean;
  /** Sources that run in place of a function's own, by its name. */
  readonly standIns?: Readonly<Record<string, string>>;
  readonly run: (host: Host, size: Size) => Promise<Found>;
};

/** Function names by what they do beside selling, told apart from it. */
export const ledger = 'inventory-writeLedger';
export const archive = 'edge-archiveEvents';
export const drawing = 'tickets-renderTickets';
export const mailing = 'notifications-followEvents';
