import type { listCheckInLists as contract } from '@onsale/contracts/tickets/api';
import { isOpenTo } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import { listIdOf } from '../domain/scan.ts';
import type { CheckIn } from '../ports.ts';

/** An event that is not published, or not the caller's, has no lists to show. */
export const listCheckInLists =
  ({ checkIn }: { checkIn: CheckIn }): UseCase<typeof contract> =>
  async ({ eventId }, { caller }) => {
    const list = await checkIn.findList(listIdOf(eventId));
    if (!list || !isOpenTo(caller, list)) return ok({ items: [] });
    return ok({ items: [{ listId: list.listId, eventId, name: list.name }] });
  };
