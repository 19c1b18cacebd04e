import { getOpenapi } from '@onsale/contracts/edge/api';
import { openapiDocument } from '@onsale/contracts/openapi';
import { ok } from '@onsale/kernel/result';
import { requiredEnv } from '@onsale/runtime/env';
import { httpHandler } from '@onsale/runtime/http-handler';

const document = ok(openapiDocument({ version: requiredEnv('VERSION'), url: requiredEnv('SITE_URL') }));

export const handler = httpHandler(getOpenapi, () => Promise.resolve(document));
