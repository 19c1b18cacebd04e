import type { Clock } from '@onsale/kernel/clock';
import { linkLife, withOneMore } from '../domain/order-link.ts';
import type { OrderLinkRequest, OrderLinks, Secrets } from '../ports.ts';

type Ports = {
  readonly links: Pick<OrderLinks, 'newestPaidOf' | 'sentTo' | 'send' | 'forget'>;
  readonly secrets: Pick<Secrets, 'make'>;
  readonly clock: Clock;
  /** The shop's origin. */
  readonly siteUrl: string;
};

/**
 * Answers a request for a link, where somebody has bought with that address and it was not sent too many. The mail goes to the address as the newest order
 * has it, never as somebody typed it. A request that comes again after it was answered is gone, and is answered no more.
 */
export const sendOrderLink =
  ({ links, secrets, clock, siteUrl }: Ports) =>
  async (requested: OrderLinkRequest): Promise<void> => {
    const newest = await links.newestPaidOf(requested.email);
    if (newest) {
      const [before, now] = [await links.sentTo(newest.buyer.email), clock.now()];
      const sentAt = withOneMore(before, now);
      const token = secrets.make();
      const buyer = { ...newest.buyer, locale: requested.locale ?? newest.buyer.locale };
      const url = `${siteUrl}/orders#link=${token}`; // behind the #, which no browser sends and no log sees
      const link = { requestId: requested.requestId, token, buyer, url, expiresAt: now + linkLife };
      if (sentAt && (await links.send(link, before, sentAt))) return; // lost: another request was answered at this very moment, or this one before
    }
    await links.forget(requested);
  };
