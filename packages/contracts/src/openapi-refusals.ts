import * as z from 'zod/mini';
import { en } from 'zod/locales';
import type { Endpoint } from './endpoint.ts';
import { commonProblems, mostFaults, problems, problemType } from './problems.ts';
import type { ProblemCode, ProblemDocument } from './problems.ts';

type JsonObject = { readonly [name: string]: unknown };

/** One response a status, which lists its codes and has an example of each. */
export const refusals = (endpoint: Endpoint): JsonObject => {
  const codes: ProblemCode[] = [...endpoint.errors, ...commonProblems];
  const statuses = [...new Set(codes.map((code) => problems[code].status))];
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      refusal(
        codes.filter((code) => problems[code].status === status),
        endpoint,
      ),
    ]),
  );
};

const refusal = (codes: readonly ProblemCode[], endpoint: Endpoint): JsonObject => ({
  description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('\n\n'),
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem', properties: { code: { enum: codes } } },
      examples: Object.fromEntries(codes.map((code) => [code, exampleIn(endpoint, code)])),
    },
  },
});

/** A code's problem is the same everywhere, but for the field of a request that is not valid. */
const exampleIn = (endpoint: Endpoint, code: ProblemCode): JsonObject =>
  code === 'invalid-request' ? exampleOf(code, faultsOf(endpoint)) : { $ref: `#/components/examples/${code}` };

/** The examples that those responses refer to. */
export const refusalExamples = (endpoints: readonly Endpoint[]): Readonly<Record<string, JsonObject>> => {
  const codes = new Set<ProblemCode>([...commonProblems, ...endpoints.flatMap(({ errors }) => errors)]);
  codes.delete('invalid-request');
  return Object.fromEntries(Array.from(codes, (code) => [code, exampleOf(code)]));
};

type Fault = { readonly field: string; readonly detail: string };

const exampleOf = (code: ProblemCode, faults: readonly Fault[] = []): JsonObject => {
  const { status, title } = problems[code];
  const value: ProblemDocument = {
    type: problemType(code),
    title,
    status,
    code,
    ...(faults.length > 0 && { ...faults[0], errors: faults }),
    correlationId: '7f3c0a52-9d1e-4a86-b0c4-2e5d8f6a1b37',
  };
  return { summary: title, value };
};

/** What the contract itself finds in a request that lacks everything, or else has nonsense in the first thing that it may have. */
const faultsOf = ({ body, params, query }: Endpoint): Fault[] => {
  const parts = [body, params, query].filter((part) => part !== undefined && typeof part !== 'symbol');
  const found = [...parts.map((part) => faultIn(part, {})), ...parts.map((part) => faultIn(part, nonsenseFor(part)))];
  return found.filter((fault) => fault !== undefined).slice(0, 1);
};

const faultIn = (schema: z.core.$ZodType, value: unknown): Fault | undefined => {
  const parsed = z.safeParse(schema, value, { error: en().localeError }); // the words that requests are answered with
  const [issue] = parsed.success ? [] : parsed.error.issues;
  return issue && { field: issue.path.join('.'), detail: issue.message };
};

const nonsenseFor = (schema: z.core.$ZodType): object => {
  const [name] = Object.keys(z.toJSONSchema(schema, { io: 'input' }).properties ?? {});
  return name === undefined ? {} : { [name]: {} };
};

const text = { type: 'string' };
const fault = { type: 'object', properties: { field: text, detail: text }, required: ['field', 'detail'] };

export const problemSchema = {
  type: 'object',
  description: 'RFC 9457: every refusal',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: text,
    status: { type: 'integer' },
    code: text,
    detail: text,
    field: { type: 'string', description: 'Where in the request, as a path: `lines.0.quantity`' },
    errors: {
      type: 'array',
      items: fault,
      maxItems: mostFaults,
      description: 'What is wrong with the request: the first faults',
    },
    correlationId: text,
  } satisfies Record<keyof ProblemDocument, JsonObject>,
  required: ['type', 'title', 'status', 'code'],
};
