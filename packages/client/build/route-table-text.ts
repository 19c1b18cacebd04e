import { html, isPublic, noContent, rawBody, seeOther, successStatus } from '@onsale/contracts/endpoint';
import type { Endpoint } from '@onsale/contracts/endpoint';
import { jsonSchema } from '@onsale/contracts/json-schema';
import { partnerPath } from '@onsale/contracts/partner-path';
import { commonProblems } from '@onsale/contracts/problems';
import { endpointModules, endpointsOf } from '@onsale/contracts/registry';
import { typeText } from './type-text.ts';

/** `RouteTable` of src/route-table.ts, written out: the published package needs neither the contracts nor zod. */
export const routeTableText = (): string => {
  const rows = Object.keys(endpointModules)
    .flatMap((service) => Object.values(endpointsOf(service)))
    .filter((endpoint) => isPublic(endpoint) && speaksJson(endpoint))
    .flatMap((endpoint) => [row(endpoint.path, endpoint), ...(endpoint.partners ? [row(partnerPath(endpoint), endpoint)] : [])]);
  return `/** What each route takes and answers; \`undefined\` for a part that it does not have. */\nexport type RouteTable = {\n${rows.join('\n')}\n};\n`;
};

const speaksJson = (endpoint: Endpoint): boolean => {
  const answer = endpoint.responses[successStatus(endpoint)];
  return endpoint.body !== rawBody && answer !== html && answer !== seeOther;
};

const row = (path: string, endpoint: Endpoint): string => {
  const { method, summary, auth, params, query, body, idempotencyKey, errors } = endpoint;
  const answer = endpoint.responses[successStatus(endpoint)];
  const sent = (schema: typeof params) => (schema ? typeText(jsonSchema(schema, 'input')) : 'undefined');
  const parts = {
    auth: `'${auth}'`,
    params: sent(params),
    query: sent(query),
    body: body === rawBody ? 'undefined' : sent(body),
    idempotencyKey: idempotencyKey ? `'${idempotencyKey}'` : 'undefined',
    answer:
      typeof answer === 'object' && answer !== (noContent as unknown) ? typeText(jsonSchema(answer, 'output')) : 'undefined',
    code: [...errors, ...commonProblems].map((code) => `'${code}'`).join(' | '),
  };
  const lines = Object.entries(parts).map(([name, text]) => `    ${name}: ${text};`);
  return `  /** ${summary} */\n  '${method} ${path}': {\n${lines.join('\n')}\n  };`;
};
