import { createClient } from '@onsale/client/client';
import { everyItem } from '@onsale/client/every-item';
import type { ProblemTo } from '@onsale/client/routes';
import { ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import type { KeyUsage, UsageRow } from './usage-figures.ts';

export type UsageRead = { readonly rows: readonly UsageRow[]; readonly keys: readonly KeyUsage[] };
export type UsageProblem = ProblemTo<'GET /v1/usage' | 'GET /v1/usage/keys'>;

/** Can it be a key or an access token at all? Both are plain letters, digits and marks. */
export const isCredential = (text: string): boolean => /^[\x21-\x7e]{8,}$/.test(text);

const toldEvery = 500; // rows, which are five pages: often enough to see that it goes on, not so often that it is read out without end

/**
 * All that was called from that day on, and where the keys stand today. `credential` is an API key, or else the access token of a person; `tell`
 * hears now and then how many rows were read so far.
 */
export const readUsage = async (
  credential: string,
  from: string,
  signal: AbortSignal,
  tell: (rows: number) => void,
): Promise<Result<UsageRead, UsageProblem>> => {
  const isKey = credential.startsWith('onk_');
  const api = createClient({ baseUrl: '', ...(isKey && { apiKey: credential }) });
  const how = { signal, ...(!isKey && { bearer: credential }) };
  const keys: KeyUsage[] = [];
  for await (const key of everyItem(api, 'GET /v1/usage/keys', { query: { limit: 100 }, ...how })) {
    if (!key.ok) return key;
    keys.push(key.value);
  }
  const rows: UsageRow[] = [];
  for await (const row of everyItem(api, 'GET /v1/usage', { query: { from, limit: 100 }, ...how })) {
    if (!row.ok) return row;
    rows.push(row.value);
    if (rows.length % toldEvery === 0) tell(rows.length);
  }
  return ok({ rows, keys });
};
