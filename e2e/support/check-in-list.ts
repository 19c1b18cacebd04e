import type { Api } from '@onsale/client/client';
import { until } from '@onsale/testing/until';
import { valueOf } from './value-of.ts';

/** The id of an event's check-in list, which tickets makes when it hears of the event: who has just made one waits for it. */
export const checkInListOf = (api: Api, eventId: string, bearer?: string): Promise<string> =>
  until(
    `the check-in list of ${eventId}`,
    async () => {
      const call = { query: { eventId }, ...(bearer !== undefined && { bearer }) };
      return (await valueOf(api('GET /v1/check-in/lists', call))).items[0]?.listId;
    },
    60_000,
  );
