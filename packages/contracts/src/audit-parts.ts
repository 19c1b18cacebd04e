import { listCatalogAudit } from './catalog/api.ts';
import { listInventoryAudit } from './inventory/api.ts';
import { listNotificationsAudit } from './notifications/api.ts';

/** Besides accounts, which reads its own: every service that keeps a part of the audit. */
export const auditParts = {
  catalog: listCatalogAudit,
  inventory: listInventoryAudit,
  notifications: listNotificationsAudit,
};
