import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { refusal } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import type { EventId } from '@onsale/kernel/id';
import { ok } from '@onsale/kernel/result';
import { auditRow } from '@onsale/runtime/audit-log';
import { Unavailable } from '@onsale/runtime/faults';
import { outbox } from '@onsale/runtime/outbox';
import { queryPage } from '@onsale/runtime/query-page';
import { transact } from '@onsale/runtime/table';
import type { TransactItem } from '@onsale/runtime/table';
import type { CatalogEvent } from '../domain/event.ts';
import { sellableEvent } from '../domain/event-views.ts';
import type { Decision, Events } from '../ports.ts';

/** An event is changed by its organizer and its stock alone, so even two tries are seldom needed. */
const triesToChange = 5;

/** The partitions of the index that list what is published, by start: what the public may see, and what test keys may. */
const upcoming = { live: 'published', test: 'published-test' } as const;

export const eventsTable = (client: DynamoDBDocumentClient, TableName: string, clock: Clock): Events => {
  const row = auditRow(TableName, clock);
  const keyOf = (eventId: EventId) => ({ pk: `event#${eventId}`, sk: 'event' });

  const put = (event: CatalogEvent, condition: object): TransactItem => {
    const isListed = event.status !== 'draft' && event.cancelledAt === undefined;
    const listed = isListed && { gsi1pk: upcoming[event.mode], gsi1sk: `${event.startsAt}#${event.eventId}` };
    return { Put: { TableName, Item: { ...keyOf(event.eventId), kind: 'event', event, ...listed }, ...condition } };
  };

  const replace = (seen: CatalogEvent, event: CatalogEvent): TransactItem =>
    put(event, {
      ConditionExpression: '#event.#version = :seen',
      ExpressionAttributeNames: { '#event': 'event', '#version': 'version' },
      ExpressionAttributeValues: { ':seen': seen.version },
    });

  const tell = ({ tell: fact, act }: Decision, event: CatalogEvent): TransactItem[] => {
    const { eventId, version } = event;
    const told = fact && outbox(clock, TableName).event(fact, { subject: eventId, version, data: sellableEvent(event) });
    return [...(told ? [told] : []), ...(act ? [row(act)] : [])];
  };

  const find = async (eventId: EventId): Promise<CatalogEvent | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(eventId), ConsistentRead: true }));
    return Item && eventOf(Item);
  };

  return {
    find,

    create: async (event, act) => {
      const { eventId, organizerId, createdAt } = event;
      // An organizer's list points to events: it has another order than the public's, and drafts.
      const entry = { pk: `organizer#${organizerId}`, sk: `event#${createdAt}#${eventId}`, kind: 'organizer-event', eventId };
      await transact(client, [put(event, {}), { Put: { TableName, Item: entry } }, row(act)]); // fresh keys: no condition to fail
    },

    change: async (eventId, decide) => {
      for (let left = triesToChange; left > 0; left--) {
        const seen = await find(eventId);
        if (!seen) return refusal('event-not-found');
        const decision = decide(seen);
        if (!decision.ok) return decision;
        if (decision.value.event === seen) return ok(seen);
        const event = { ...decision.value.event, version: decision.value.event.version + 1 };
        const written = await transact(client, [replace(seen, event), ...tell(decision.value, event)]);
        if (written.ok) return ok(event);
      }
      throw new Unavailable(`${eventId} is being changed by others all the time`);
    },

    listUpcoming: (now, page, { mode, organizerId }) =>
      queryPage(
        client,
        {
          TableName,
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :upcoming AND gsi1sk >= :now',
          ExpressionAttributeValues: {
            ...{ ':upcoming': upcoming[mode], ':now': rfc3339(now) },
            ...(organizerId && { ':organizer': organizerId }),
          },
          ...(organizerId && {
            FilterExpression: '#event.organizerId = :organizer',
            ExpressionAttributeNames: { '#event': 'event' },
          }),
        },
        page,
        eventOf,
      ),

    listOfOrganizer: async (organizerId, page) => {
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :organizer AND begins_with(sk, :events)',
        ExpressionAttributeValues: { ':organizer': `organizer#${organizerId}`, ':events': 'event#' },
        ScanIndexForward: false,
        ConsistentRead: true,
      };
      const entries = await queryPage(client, query, page, (item) => find(item['eventId'] as EventId)); // written by create
      if (!entries.ok) return entries;
      const events = await Promise.all(entries.value.items);
      return ok({ ...entries.value, items: events.filter((event) => event !== undefined) });
    },
  };
};

const eventOf = (item: Record<string, unknown>): CatalogEvent => item['event'] as CatalogEvent; // written above, and nowhere else
