import { deliverBatchToAws } from '@onsale/runtime/deliver-batch';
import { publishOutbox } from '@onsale/runtime/publish-outbox';

export const handler = publishOutbox(deliverBatchToAws());
