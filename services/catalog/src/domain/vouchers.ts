import type { Voucher } from '@onsale/contracts/catalog/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import type { CatalogEvent } from './event.ts';

/** Why the event cannot have these vouchers, if so. */
export const vouchersFault = (
  vouchers: readonly Voucher[],
  { ticketTypes, quotas = [] }: Pick<CatalogEvent, 'ticketTypes' | 'quotas'>,
): Refusal<'invalid-request'> | undefined => {
  const typeIds: readonly string[] = ticketTypes.map(({ ticketTypeId }) => ticketTypeId);
  const quotaIds = quotas.map(({ quotaId }) => quotaId);
  for (const [index, { code, ticketTypeIds = [], quotaIds: taken = [] }] of vouchers.entries()) {
    const at = `vouchers.${index}`;
    if (vouchers.findIndex((each) => each.code === code) < index) return fault(`${at}.code`, 'is the code of an earlier voucher');
    const strangeType = ticketTypeIds.findIndex((each) => !typeIds.includes(each));
    if (strangeType >= 0) return fault(`${at}.ticketTypeIds.${strangeType}`, "must be the id of one of the event's ticket types");
    const strange = taken.findIndex((each, position) => !quotaIds.includes(each) || taken.indexOf(each) < position);
    if (strange >= 0) return fault(`${at}.quotaIds.${strange}`, "must be the id of one of the event's quotas, each only once");
  }
  return undefined;
};

const fault = (field: string, detail: string) => ({ code: 'invalid-request', field, detail }) as const;
