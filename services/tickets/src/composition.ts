import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { dynamoCheckIn } from './adapters/dynamo-check-in.ts';
import { dynamoTicketKeys } from './adapters/dynamo-ticket-keys.ts';
import { dynamoTickets } from './adapters/dynamo-tickets.ts';
import { ticketFacts } from './adapters/ticket-facts.ts';
import type { TicketFacts } from './ports.ts';

/** What every function has. S3 and the drawing are composed apart, so that the door's function does not load them. */
export const composition = () => {
  const client = documentClient();
  const tableName = requiredEnv('TABLE_NAME');
  return {
    tickets: dynamoTickets(client, tableName, systemClock),
    checkIn: dynamoCheckIn(client, tableName),
    keys: dynamoTicketKeys(client, tableName),
    clock: systemClock,
  };
};

/** Apart, since one function needs it. */
export const facts = (): TicketFacts => ticketFacts(documentClient(), requiredEnv('TABLE_NAME'));
