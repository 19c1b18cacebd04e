import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { PlainFault } from '@onsale/local/plain-fault';
import type { Compared, Side } from './comparison.ts';

/** How much of what, in the words of the anchor's run.sh. */
export type PretixSize = {
  readonly tickets: number;
  readonly attempts: number;
  readonly shopTickets: number;
  readonly shopAttempts: number;
};

/** What run.sh prints of one phase. */
type Phase = {
  readonly ok: number;
  readonly ok_per_s: number;
  readonly p50: number;
  readonly p95: number;
  readonly cpu_ms_per_ok: number;
};

/** Its tickets cost nothing there, and nobody pays: ours without a payment is like it, ours with one does more. */
const shopWay = ['buyer-way-free', 'buyer-way'] as const;

/** Where a phase of run.sh stands in the comparison. */
const phases = [
  ['api_c1', ['api-order'], 1],
  ['api_c16', ['api-order'], 16],
  ['api_c64', ['api-order'], 64],
  ['shop_c1', shopWay, 1],
  ['shop_c16', shopWay, 16],
  ['avail_c16', ['availability'], 16],
] as const;

/** Its PDFs, drawn one after the other in a process of their own. */
type Drawn = {
  readonly tickets: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly cpu_ms_per_ticket: number;
};

type Printed = Readonly<Partial<Record<(typeof phases)[number][0], Phase>>> & {
  readonly pdf?: Drawn | { readonly error: string };
  readonly oversold?: boolean;
};

/**
 * Installs pretix if need be (some five minutes, once), starts it, makes these of its runs (warming up included) and stops it. Throws a PlainFault
 * where there is no anchor.
 */
export const runPretix = async (anchor: string, size: PretixSize, runs: string): Promise<{ side: Side; oversold: boolean }> => {
  const script = path.join(anchor, 'run.sh');
  if (!existsSync(script)) {
    throw new PlainFault(
      `${script} is not there. It installs pretix (https://docs.pretix.eu/self-hosting/, pip install pretix) with PostgreSQL, Redis and gunicorn, ` +
        'drives it with the same load and prints its figures as JSON; name its folder with --anchor FOLDER',
    );
  }
  const child = spawn(script, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      ...{
        PHASES: runs,
        Q: String(size.tickets),
        ATT: String(size.attempts),
        SHOP_QUOTA: String(size.shopTickets),
        SHOP_ATTEMPTS: String(size.shopAttempts),
      },
      QUIET_WAIT: '10',
    },
  });
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) if (line !== '') last = line;
  try {
    return readPretix(JSON.parse(last) as Printed); // run.sh prints it as its last line
  } catch {
    throw new PlainFault(`pretix did not run to its end: ${last}`);
  }
};

/**
 * Its shop way without its PDFs: every mail has one attached, so their CPU is in every order's. What they take of the time is taken to be their
 * share of the CPU, which is busy throughout; that is rather too much than too little.
 */
const withoutPdf = ({ ok, perSecond, cpuMsPerOk, p50, p95 }: Compared, { cpu_ms_per_ticket: drawing }: Drawn): Compared => {
  const left = 1 - drawing / cpuMsPerOk;
  return { ok, perSecond: perSecond / left, cpuMsPerOk: cpuMsPerOk * left, p50: p50 * left, p95: p95 * left };
};

/** Its figures in the comparison's words. */
export const readPretix = (printed: Printed): { side: Side; oversold: boolean } => {
  const side: Record<string, Record<string, Compared>> = {};
  for (const [name, scenarios, concurrency] of phases) {
    const phase = printed[name];
    if (!phase) continue;
    const { ok, ok_per_s: perSecond, p50, p95, cpu_ms_per_ok: cpuMsPerOk } = phase;
    for (const scenario of scenarios) (side[scenario] ??= {})[concurrency] = { ok, perSecond, cpuMsPerOk, p50, p95 };
  }
  const { pdf } = printed;
  if (pdf && 'tickets' in pdf) {
    for (const way of shopWay) side[`${way}-pdf-apart`] = mapped(side[way] ?? {}, (each) => withoutPdf(each, pdf));
    const { tickets: ok, p50_ms: p50, p95_ms: p95, cpu_ms_per_ticket: cpuMsPerOk } = pdf;
    side['pdf'] = { 1: { ok, perSecond: 1000 / p50, cpuMsPerOk, p50, p95 } };
  }
  return { side, oversold: printed.oversold ?? false };
};

const mapped = (byConcurrency: Side[string], change: (value: Compared) => Compared): Side[string] =>
  Object.fromEntries(Object.entries(byConcurrency).map(([concurrency, value]) => [concurrency, change(value)]));
