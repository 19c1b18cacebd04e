import type { requestOrderLink as contract } from '@onsale/contracts/orders/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import type { Clock } from '@onsale/kernel/clock';
import { networkOf } from '@onsale/kernel/network';
import { ok } from '@onsale/kernel/result';
import { linkLife } from '../domain/order-link.ts';
import type { OrderLinks } from '../ports.ts';

type Ports = { readonly links: Pick<OrderLinks, 'count' | 'request'>; readonly clock: Clock };

/** Looks for no order: so neither the answer nor its time tells whether there is one. */
export const requestOrderLink =
  ({ links, clock }: Ports): UseCase<typeof contract> =>
  async ({ email, locale }, { clientAddress }) => {
    const now = clock.now();
    if (!(await links.count(networkOf(clientAddress), now)))
      return refusal('too-many-requests', { detail: 'Your network has asked for very many links: try again in ten minutes' });
    await links.request({ email, locale }, now);
    return ok({ goodForSeconds: linkLife / 1000 });
  };
