import { orderLinkMade } from '@onsale/contracts/orders/events';
import { manualClock } from '@onsale/testing/manual-clock';
import { cloudEvent } from '@onsale/testing/queue-event';
import type { Mail } from '../domain/mail.ts';
import { mailOrderLink } from './mail-order-link.ts';

test.each(['en', 'ko'] as const)(
  'the mail in %s goes to the buyer and says nothing that somebody typed into an order',
  async (locale) => {
    const mails: Mail[] = [];
    const clock = manualClock();
    const mail = mailOrderLink({
      clock,
      deliveries: { has: () => Promise.resolve(false), add: () => Promise.resolve() },
      mailer: { send: (sent) => Promise.resolve(void mails.push(sent)) },
    });
    const buyer = { name: 'Win at evil.example', email: 'ada@buyers.example', locale };
    const expiresAt = new Date(clock.now() + 1).toISOString();
    await mail(cloudEvent(orderLinkMade, { buyer, url: 'https://shop.example/orders#link=abc', expiresAt }));
    expect(mails.map(({ to }) => to)).toEqual([{ name: '', email: 'ada@buyers.example' }]);
    expect(JSON.stringify(mails)).not.toContain('evil');
  },
);
