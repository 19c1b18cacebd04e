// tickets-renderTickets, but the first order of an environment is drawn and every other gets a copy of its PDF and pictures. All else is as deployed.
import { ticketIssued } from '@onsale/contracts/tickets/events';
import { eventHandler, on } from '@onsale/runtime/queue-handler';
import { drawingComposition } from '../../services/tickets/src/drawing-composition.ts';
import type { Draw } from '../../services/tickets/src/ports.ts';
import { renderTickets } from '../../services/tickets/src/use-cases/render-tickets.ts';

const drawOnce = (draw: Draw): Draw => {
  let drawn: ReturnType<Draw> | undefined;
  return async (order) => {
    const { pdf, codes } = await (drawn ??= draw(order));
    const copies = order.tickets.flatMap(({ ticketId }, index) =>
      codes.slice(index, index + 1).map((code) => ({ ...code, ticketId })),
    );
    return { pdf, codes: copies };
  };
};

const ports = drawingComposition();

export const handler = eventHandler([on(ticketIssued, renderTickets({ ...ports, draw: drawOnce(ports.draw) }))]);
