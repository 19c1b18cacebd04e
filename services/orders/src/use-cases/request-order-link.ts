import type { requestOrderLink as contract } from '@onsale/contracts/orders/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import type { NetworkLimit } from '@onsale/kernel/network';
import { ok } from '@onsale/kernel/result';
import { linkLife } from '../domain/order-link.ts';
import type { OrderLinks } from '../ports.ts';

type Ports = {
  readonly links: Pick<OrderLinks, 'request'>;
  readonly requests: Pick<NetworkLimit, 'take'>;
  readonly clock: Clock;
};

/** Looks for no order: so neither the answer nor its time tells whether there is one. */
export const requestOrderLink =
  ({ links, requests, clock }: Ports): UseCase<typeof contract> =>
  async ({ email, locale }, { clientAddress }) => {
    const counted = await requests.take(clientAddress);
    if ('retryAfterSeconds' in counted)
      return refusal('too-many-requests', { detail: 'Your network has asked for very many links', ...counted });
    await links.request({ email, locale }, clock.now());
    return ok({ goodForSeconds: linkLife / 1000 });
  };
