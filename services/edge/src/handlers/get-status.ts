import { getStatus } from '@onsale/contracts/edge/api';
import { ok } from '@onsale/kernel/result';
import { requiredEnv } from '@onsale/runtime/env';
import { httpHandler } from '@onsale/runtime/http-handler';

const status = ok({ status: 'ok', stage: requiredEnv('STAGE'), version: requiredEnv('VERSION') } as const);

export const handler = httpHandler(getStatus, () => Promise.resolve(status));
