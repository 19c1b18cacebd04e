import { drawTickets } from './adapters/drawing/draw-tickets.ts';
import { documentsComposition } from './documents-composition.ts';

export const drawingComposition = () => ({ ...documentsComposition(), draw: drawTickets });
