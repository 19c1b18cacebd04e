import { streamHandler } from '@onsale/runtime/stream-handler';
import { withCorrelationId } from '@onsale/runtime/correlation';
import { linksComposition } from '../composition.ts';
import type { OrderLinkRequest } from '../ports.ts';
import { sendOrderLink } from '../use-cases/send-order-link.ts';

const send = sendOrderLink(linksComposition());

export const handler = streamHandler<OrderLinkRequest>(({ after }) => withCorrelationId(after.correlationId, () => send(after)));
