import { getOpenapi } from '@onsale/contracts/edge/api';
import { openapiDocument } from '@onsale/contracts/openapi';
import type { Limits } from '@onsale/contracts/openapi-words';
import { ok } from '@onsale/kernel/result';
import { requiredEnv } from '@onsale/runtime/env';
import { httpHandler } from '@onsale/runtime/http-handler';

const limits = JSON.parse(requiredEnv('LIMITS')) as Limits; // as get-openapi.yml writes it
const document = ok(openapiDocument({ version: requiredEnv('VERSION'), url: requiredEnv('SITE_URL'), limits }));

export const handler = httpHandler(getOpenapi, () => Promise.resolve(document));
