import type { getUsage as contract } from '@onsale/contracts/accounts/usage';
import type { Usage } from '@onsale/contracts/accounts/usage';
import { deprecations } from '@onsale/contracts/deprecations';
import { modeOf, refusal } from '@onsale/contracts/use-case';
import type { Caller, UseCase } from '@onsale/contracts/use-case';
import { p95Of, sumOf } from '@onsale/kernel/counts';
import type { Clock } from '@onsale/kernel/clock';
import type { ApiKeyId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { utcDay } from '../domain/day.ts';
import type { Counted } from '../domain/usage.ts';
import type { ApiKeys, UsageCounts } from '../ports.ts';

type Ports = {
  readonly usage: Pick<UsageCounts, 'list'>;
  readonly apiKeys: Pick<ApiKeys, 'find'>;
  readonly clock: Clock;
};

const daysBefore = 6;
const day = 24 * 60 * 60 * 1000; // milliseconds

export const getUsage = ({ usage, apiKeys, clock }: Ports): UseCase<typeof contract> => {
  const deprecated = deprecations();

  const usageOf = ({ day, keyId, endpoint, statuses, times }: Counted): Usage => {
    const ending = deprecated[endpoint];
    return {
      ...{ day, keyId: keyId as ApiKeyId, endpoint, calls: sumOf(statuses), statuses, p95: p95Of(times), times }, // the log has no others
      ...(ending && { deprecated: { sunset: ending.sunset, successor: ending.successor } }),
    };
  };

  return async ({ from, to, ...page }, { caller }) => {
    const last = to ?? utcDay(clock.now());
    const first = from ?? utcDay(Date.parse(last) - daysBefore * day);
    if (first > last) return refusal('invalid-request', { field: 'from', detail: `is after ${last}` });
    const found = await usage.list(caller.organizerId, { from: first, to: last }, page);
    if (!found.ok) return found;
    const theirs = await visibleTo(caller, found.value.items, apiKeys);
    return ok({ ...found.value, items: theirs.map(usageOf) });
  };
};

/** To a test key there are test keys alone, and of those that are gone none: what they were, nobody knows any more. */
const visibleTo = async (caller: Caller, counted: readonly Counted[], apiKeys: Ports['apiKeys']) => {
  if (modeOf(caller) === 'live') return counted;
  const keyIds = [...new Set(counted.map(({ keyId }) => keyId as ApiKeyId))]; // the log has no others
  const keys = await Promise.all(keyIds.map((keyId) => apiKeys.find(caller.organizerId, keyId)));
  return counted.filter(({ keyId }) => keys.some((key) => key?.keyId === keyId && key.mode === 'test'));
};
