import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { usageTable } from './adapters/usage-table.ts';

export const usageComposition = () => ({ usage: usageTable(documentClient(), requiredEnv('TABLE_NAME')), clock: systemClock });
