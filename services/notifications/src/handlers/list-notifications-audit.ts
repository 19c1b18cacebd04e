import { listNotificationsAudit } from '@onsale/contracts/notifications/api';
import { keptAudit } from '@onsale/runtime/audit-log';
import { requiredEnv } from '@onsale/runtime/env';
import { httpHandler } from '@onsale/runtime/http-handler';
import { documentClient } from '@onsale/runtime/table';

export const handler = httpHandler(listNotificationsAudit, keptAudit(documentClient(), requiredEnv('TABLE_NAME')));
