import { asyncapiDocument } from '@onsale/contracts/asyncapi';
import { getAsyncapi } from '@onsale/contracts/edge/api';
import { ok } from '@onsale/kernel/result';
import { requiredEnv } from '@onsale/runtime/env';
import { httpHandler } from '@onsale/runtime/http-handler';

const document = ok(asyncapiDocument({ version: requiredEnv('VERSION') }));

export const handler = httpHandler(getAsyncapi, () => Promise.resolve(document));
