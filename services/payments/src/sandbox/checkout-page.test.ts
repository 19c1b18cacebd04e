import type { OrderId } from '@onsale/kernel/id';
import { checkoutPage } from './checkout-page.ts';
import type { SandboxSession } from './session.ts';

const now = Date.UTC(2027, 0, 1);
const session: SandboxSession = {
  sessionId: '0123456789abcdefghjk',
  status: 'open',
  declined: false,
  charges: [],
  refunds: [],
  silent: false,
  version: 1,
  orderId: 'ord_1' as OrderId,
  amount: { amount: 55_000, currency: 'KRW' },
  description: 'Night of the <Owls>',
  locale: 'en',
  expiresAt: now + 9.5 * 60_000,
  returnUrl: 'https://shop.example/orders/ord_1?a=1&b="2"',
};
const pageOf = (change: Partial<SandboxSession> = {}) => checkoutPage({ ...session, ...change }, now).markup;

describe('the sandbox pay page', () => {
  it('says what is paid, how much and how long there is time', () => {
    const page = pageOf();
    expect(page).toContain('<h1>Night of the &#60;Owls&#62;</h1>');
    expect(page).toContain('Pay ₩55,000');
    expect(page).toContain('about 9 minutes');
  });

  it('pays and declines by plain forms, and links back to the shop', () => {
    const page = pageOf();
    expect(page).toContain('<form method="post" action="0123456789abcdefghjk/pay">');
    expect(page).toContain('<form method="post" action="0123456789abcdefghjk/decline">');
    expect(page).toContain('href="https://shop.example/orders/ord_1?a=1&#38;b=&#34;2&#34;"');
    expect(page).not.toContain('<script');
  });

  it('speaks Korean to Korean buyers', () => {
    const page = pageOf({ locale: 'ko' });
    expect(page).toContain('<html lang="ko">');
    expect(page).toContain('₩55,000 결제하기');
    expect(page).toContain('약 9분');
  });

  it('says that the last attempt was declined, and lets the buyer try again', () => {
    const page = pageOf({ declined: true });
    expect(page).toContain('role="status"');
    expect(page).toContain('/pay">');
  });

  it.each([
    ['expired', { expiresAt: now }, 'The time to pay is over'],
    ['closed', { status: 'closed' }, 'This payment was closed'],
    ['paid', { status: 'paid' }, 'This is paid'],
    ['refunded', { status: 'refunded' }, 'This payment was refunded'],
  ] as const)('offers nothing but the way back when it is %s', (_, change, title) => {
    const page = pageOf(change);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).not.toContain('<form');
    expect(page).toContain('Back to the shop');
  });

  it.each([
    [59_999, 'less than a minute'],
    [60_000, 'about 1 minute<'],
    [120_000, 'about 2 minutes'],
  ])('puts %d ms into words as "%s"', (left, words) => {
    expect(pageOf({ expiresAt: now + left })).toContain(words);
  });
});
