import { ticketIssued } from '@onsale/contracts/tickets/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { drawingComposition } from '../drawing-composition.ts';
import { renderTickets } from '../use-cases/render-tickets.ts';

export const handler = eventHandler([on(ticketIssued, renderTickets(drawingComposition()))]);
