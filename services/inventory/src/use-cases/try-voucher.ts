import type { SellableEvent } from '@onsale/contracts/catalog/events';
import { refusal } from '@onsale/contracts/use-case';
import { withVoucher } from '../domain/voucher.ts';
import type { Wanted } from '../domain/wanted.ts';
import type { Ports } from '../ports.ts';

type Tried = {
  readonly code: string | undefined;
  /** Whose network is counted; undefined: nobody's. */
  readonly clientAddress: string | undefined;
};

/**
 * `withVoucher` for whoever might be guessing: a code is counted before it is looked up, and given back unless nobody made it. So past the limit not
 * even a right one tells that it is. A right code costs two writes, a wrong one a write, none at all nothing.
 */
export const tryVoucher =
  ({ voucherTries, clock }: Pick<Ports, 'voucherTries' | 'clock'>) =>
  async (lines: readonly Wanted[], { code, clientAddress }: Tried, sellable: SellableEvent) => {
    const counted = code === undefined || clientAddress === undefined ? undefined : await voucherTries.take(clientAddress);
    if (counted && 'retryAfterSeconds' in counted)
      return refusal('too-many-requests', {
        field: 'voucher',
        detail: 'Too many codes were tried from your network',
        ...counted,
      });
    const tried = withVoucher(lines, code, sellable, clock.now());
    if (tried.ok || tried.error.code !== 'voucher-not-found') await counted?.giveBack();
    return tried;
  };
