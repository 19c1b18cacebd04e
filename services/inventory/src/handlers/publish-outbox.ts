import { deliverToAws, publishOutbox } from '@onsale/runtime/publish-outbox';

export const handler = publishOutbox(deliverToAws());
