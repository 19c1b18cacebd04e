import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { eventsTable } from './adapters/events-table.ts';
import { plansBucket } from './adapters/plans-bucket.ts';
import { seatingPlansTable } from './adapters/seating-plans-table.ts';
import { venuesTable } from './adapters/venues-table.ts';

/** What every function may use, made once on cold start. */
export const composition = () => {
  const client = documentClient();
  const tableName = requiredEnv('TABLE_NAME');
  return {
    venues: venuesTable(client, tableName, systemClock),
    plans: seatingPlansTable(client, tableName, systemClock),
    events: eventsTable(client, tableName, systemClock),
    clock: systemClock,
  };
};

/** Besides, for the functions that have rights to the plans' documents. */
export const compositionWithDocuments = () => ({ ...composition(), documents: plansBucket(requiredEnv('PLANS_BUCKET')) });

/** Besides, for the functions that check whether an event's price can be paid. */
export const compositionWithPayments = () => ({
  ...composition(),
  sellsLive: requiredEnv('PAYMENT_PROVIDER') !== 'sandbox' || requiredEnv('PLAY_MONEY') === 'true',
});
