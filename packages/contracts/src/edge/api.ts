import * as z from 'zod/mini';
import { defineEndpoint } from '../endpoint.ts';

export const getOpenapi = defineEndpoint({
  method: 'GET',
  path: '/v1/openapi.json',
  auth: 'public',
  summary: 'This document: OpenAPI 3.1',
  cache: { browserSeconds: 60, cdnSeconds: 300 },
  responses: { 200: z.looseObject({ openapi: z.string() }) },
  errors: [],
});

export const getAsyncapi = defineEndpoint({
  method: 'GET',
  path: '/v1/asyncapi.json',
  auth: 'public',
  summary: 'The events: AsyncAPI 3',
  cache: { browserSeconds: 60, cdnSeconds: 300 },
  responses: { 200: z.looseObject({ asyncapi: z.string() }) },
  errors: [],
});

export const getStatus = defineEndpoint({
  method: 'GET',
  path: '/v1/status',
  auth: 'public',
  summary: 'Is the API up, and which version of it',
  responses: { 200: z.object({ status: z.literal('ok'), stage: z.string(), version: z.string() }) },
  errors: [],
});
