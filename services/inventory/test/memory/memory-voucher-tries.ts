import type { Clock } from '@onsale/kernel/clock';
import { networkOf } from '@onsale/kernel/network';
import type { NetworkLimit } from '@onsale/kernel/network';
import { wrongCodesANetwork } from '../../src/domain/voucher.ts';
import type { MemoryStock } from './memory-stock.ts';

/** As `networkLimit`, with inventory's numbers. */
export const memoryVoucherTries = ({ voucherTries }: MemoryStock, clock: Clock): NetworkLimit => ({
  take: async (address) => {
    await Promise.resolve();
    const { most, windowMilliseconds } = wrongCodesANetwork;
    const left = windowMilliseconds - (clock.now() % windowMilliseconds);
    const key = `${networkOf(address)} ${clock.now() + left}`;
    const count = (change: 1 | -1) => voucherTries.set(key, (voucherTries.get(key) ?? 0) + change);
    if ((voucherTries.get(key) ?? 0) >= most) return { retryAfterSeconds: Math.ceil(left / 1000) };
    count(1);
    return {
      giveBack: async () => {
        await Promise.resolve();
        count(-1);
      },
    };
  },
});
