import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Refusal } from '@onsale/contracts/use-case';
import type { NetworkShare } from '@onsale/kernel/network';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import { isReserved } from './reservation.ts';
import type { Wanted } from './wanted.ts';

/**
 * So many codes that nobody made may come from a network in a window: enough for the typing errors of a crowd that shares one; all codes of four
 * characters, the shortest, take it seven months.
 */
export const wrongCodesANetwork: NetworkShare = { most: 60, windowMilliseconds: 10 * 60 * 1000 };

export type Voucher = NonNullable<SellableEvent['vouchers']>[number];

/**
 * The lines with the voucher on those that it is for; all as they are where none is given. A line of a ticket type that is reserved `at` that
 * moment needs a voucher that names its type.
 */
export const withVoucher = (
  lines: readonly Wanted[],
  code: string | undefined,
  sellable: SellableEvent,
  at: number,
): Result<readonly Wanted[], Refusal<'voucher-not-found' | 'voucher-needed' | 'invalid-request'>> => {
  const used = code === undefined ? ok(lines) : markedLines(lines, code, sellable);
  if (!used.ok) return used;
  const closed = used.value.find(
    ({ ticketType, voucher }) => isReserved(ticketType, at) && !voucher?.ticketTypeIds?.includes(ticketType.ticketTypeId),
  );
  return closed ? err({ code: 'voucher-needed', field: code === undefined ? `${closed.field}.ticketTypeId` : 'voucher' }) : used;
};

const markedLines = (
  lines: readonly Wanted[],
  code: string,
  { vouchers = [] }: SellableEvent,
): Result<readonly Wanted[], Refusal<'voucher-not-found' | 'invalid-request'>> => {
  const voucher = vouchers.find((each) => each.code === code);
  if (!voucher) return err({ code: 'voucher-not-found', field: 'voucher' });
  const isFor = ({ ticketType }: Wanted): boolean => voucher.ticketTypeIds?.includes(ticketType.ticketTypeId) ?? true;
  if (!lines.some(isFor)) return err({ code: 'invalid-request', field: 'voucher', detail: 'is for none of these ticket types' });
  return ok(lines.map((line) => (isFor(line) ? { ...line, voucher } : line)));
};
