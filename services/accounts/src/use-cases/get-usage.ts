import type { getUsage as contract } from '@onsale/contracts/accounts/usage';
import type { Usage } from '@onsale/contracts/accounts/usage';
import { deprecations } from '@onsale/contracts/deprecations';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { p95Of, sumOf } from '@onsale/kernel/counts';
import type { Clock } from '@onsale/kernel/clock';
import type { ApiKeyId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { utcDay } from '../domain/day.ts';
import type { Counted } from '../domain/usage.ts';
import type { UsageCounts } from '../ports.ts';

type Ports = { readonly usage: Pick<UsageCounts, 'list'>; readonly clock: Clock };

const daysBefore = 6;
const day = 24 * 60 * 60 * 1000; // milliseconds

export const getUsage = ({ usage, clock }: Ports): UseCase<typeof contract> => {
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
    return found.ok ? ok({ ...found.value, items: found.value.items.map(usageOf) }) : found;
  };
};
