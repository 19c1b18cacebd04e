import type { StockStatus } from '../event/stock-status.ts';
import type { Texts } from '../language/en.ts';

/** How many there are; where there are none, whether it is worth to wait. */
export const leftText = (left: number, status: StockStatus | undefined, t: Texts): string => {
  if (left > 0) return t.left(left);
  if (status === 'sold-out') return t.soldOut;
  return status === 'all-held' ? t.typeAllHeld : t.noneLeft;
};
