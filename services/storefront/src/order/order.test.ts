import { nextLook } from './order.ts';
import type { Ticket } from './order.ts';

const ticket = {
  ticketId: 'tkt_1',
  code: 'x',
  status: 'valid',
  attendeeName: 'Ada',
  ticketTypeName: 'Floor',
} as unknown as Ticket; // an id without its brand

describe('the order page', () => {
  it('looks often while something is about to happen', () => {
    expect(nextLook({ status: 'pending', tickets: [] })).toBeLessThanOrEqual(2_000);
    expect(nextLook({ status: 'confirmed', tickets: [] })).toBeLessThanOrEqual(2_000);
    expect(nextLook({ status: 'confirmed', tickets: [ticket] })).toBeLessThanOrEqual(5_000);
  });

  it('looks four times a second at what was just paid, for some seconds', () => {
    expect(nextLook({ status: 'pending', tickets: [] }, 300)).toBe(250);
    expect(nextLook({ status: 'confirmed', tickets: [] }, 2_999)).toBe(250);
    expect(nextLook({ status: 'pending', tickets: [] }, 3_000)).toBe(1_500);
    expect(nextLook({ status: 'confirmed', tickets: [ticket] }, 300)).toBe(3_000);
  });

  it('renews the link to the PDF before it is stale, and rests once an order has ended', () => {
    expect(nextLook({ status: 'confirmed', tickets: [{ ...ticket, pdfUrl: 'https://files.test/1.pdf' }] })).toBe(120_000);
    expect(nextLook({ status: 'refunded', tickets: [] })).toBeUndefined();
  });
});
