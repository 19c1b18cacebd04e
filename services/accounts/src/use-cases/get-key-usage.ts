import type { ApiKey } from '@onsale/contracts/accounts/api-keys';
import type { getKeyUsage as contract, KeyUsage } from '@onsale/contracts/accounts/usage';
import type { Plan } from '@onsale/contracts/permissions';
import { isOfTheirMode } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { sumOf } from '@onsale/kernel/counts';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { utcDay } from '../domain/day.ts';
import { standingOf } from '../domain/usage.ts';
import type { ApiKeys, UsageCounts } from '../ports.ts';

type Ports = {
  readonly usage: Pick<UsageCounts, 'ofKeys'>;
  readonly apiKeys: Pick<ApiKeys, 'list'>;
  readonly callsADay: Readonly<Record<Plan, number>>;
  readonly clock: Clock;
};

export const getKeyUsage =
  ({ usage, apiKeys, callsADay, clock }: Ports): UseCase<typeof contract> =>
  async (page, { caller }) => {
    const keys = await apiKeys.list(caller.organizerId, page);
    if (!keys.ok) return keys;
    const items = keys.value.items.filter((key) => isOfTheirMode(caller, key));
    const [first, last] = [items[0], items.at(-1)];
    const today = utcDay(clock.now());
    const counted = first && last ? await usage.ofKeys(caller.organizerId, today, first.keyId, last.keyId) : [];

    const usageOf = ({ keyId, name, plan }: ApiKey): KeyUsage => {
      const own = counted.filter((each) => each.keyId === keyId);
      const calls = own.reduce((sum, { statuses }) => sum + sumOf(statuses), 0);
      const limited = own.reduce((sum, { statuses }) => sum + (statuses[429] ?? 0), 0);
      const most = plan && callsADay[plan];
      return {
        ...{ keyId, name, calls, limited, standing: standingOf(calls, limited, most) },
        ...(plan && { plan, callsADay: callsADay[plan] }),
      };
    };
    return ok({ ...keys.value, items: items.map(usageOf) });
  };
