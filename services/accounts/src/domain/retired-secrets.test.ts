import { retire } from './retired-secrets.ts';
import type { RetiredSecret } from './retired-secrets.ts';

const secret = (secretHash: string, until: number): RetiredSecret => ({ secretHash, until: new Date(until).toISOString() });

describe('secrets that are replaced', () => {
  it('work until their own end, however late the newest of them ends', () => {
    const retirement = retire([secret('b', 900), secret('a', 500)], 100, 900);
    expect(retirement).toEqual({ still: [secret('b', 900), secret('a', 500)], ended: [] });
  });

  it('end no later than the rotation says', () => {
    expect(retire([secret('b', 300), secret('a', 900)], 100, 300)?.still).toEqual([secret('b', 300), secret('a', 300)]);
  });

  it('all end at once where it leaves them no time', () => {
    const retirement = retire([secret('b', 100), secret('a', 900)], 100, 100);
    expect(retirement).toEqual({ still: [], ended: [secret('b', 100), secret('a', 100)] });
  });

  it('are at most three', () => {
    const [d, c, b, a] = [secret('d', 900), secret('c', 800), secret('b', 700), secret('a', 600)];
    expect(retire([d, c, b], 100, 900)?.still).toHaveLength(3);
    expect(retire([d, c, b, a], 100, 900)).toBeUndefined();
    expect(retire([d, c, b, a], 650, 900)).toEqual({ still: [d, c, b], ended: [a] });
  });
});
