import type { EventId } from '@onsale/kernel/id';
import type { Ports } from '../ports.ts';
import { countedSale } from './counted-sale.ts';

/** Finds what came back while nobody asked, and tells of it. */
export const recountStock = (ports: Pick<Ports, 'sales' | 'snapshots' | 'units' | 'clock' | 'random' | 'pause'>) => {
  const sales = countedSale(ports);
  return async ({ eventId, notBefore }: { readonly eventId: EventId; readonly notBefore: number }): Promise<void> => {
    await sales.since(eventId, notBefore);
  };
};
