import { eventChanged, eventPublished } from '@onsale/contracts/catalog/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { composition, plans } from '../composition.ts';
import { planStock } from '../use-cases/plan-stock.ts';
import { updateSale } from '../use-cases/update-sale.ts';

const ports = composition();

export const handler = eventHandler([on(eventPublished, planStock(ports, plans())), on(eventChanged, updateSale(ports))]);
