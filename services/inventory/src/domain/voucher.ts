import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Refusal } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import type { Wanted } from './wanted.ts';

export type Voucher = NonNullable<SellableEvent['vouchers']>[number];

/** The lines with the voucher on those that it is for; all as they are where none is given. */
export const withVoucher = (
  lines: readonly Wanted[],
  code: string | undefined,
  { vouchers = [] }: SellableEvent,
): Result<readonly Wanted[], Refusal<'voucher-not-found' | 'invalid-request'>> => {
  if (code === undefined) return ok(lines);
  const voucher = vouchers.find((each) => each.code === code);
  if (!voucher) return err({ code: 'voucher-not-found', field: 'voucher' });
  const isFor = ({ ticketType }: Wanted): boolean => voucher.ticketTypeIds?.includes(ticketType.ticketTypeId) ?? true;
  if (!lines.some(isFor)) return err({ code: 'invalid-request', field: 'voucher', detail: 'is for none of these ticket types' });
  return ok(lines.map((line) => (isFor(line) ? { ...line, voucher } : line)));
};
