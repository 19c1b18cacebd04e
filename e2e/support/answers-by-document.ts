import Ajv from 'ajv/dist/2020';
import type { ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

type Response = { readonly content?: Readonly<Record<string, unknown>>; readonly headers?: Readonly<Record<string, unknown>> };
type Operation = { readonly responses: Readonly<Record<string, Response>> };

/** As much of an OpenAPI 3.1 document as answers are held against. */
export type ApiDocument = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

export type Answer = {
  readonly method: string;
  /** From the version on: `/v1/orders/ord_1`. */
  readonly path: string;
  readonly status: number;
  readonly header: (name: string) => string | null | undefined;
  readonly text: string;
};

/**
 * Holds answers against an OpenAPI document. Gives what is wrong with one, or nothing where it is as promised. Of a path or method that the
 * document does not have, only a 403 or 404 problem is right.
 */
export const answersByDocument = (document: ApiDocument) => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }));
  ajv.addSchema(document, 'api');
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#${pointer}` });
    validators.set(pointer, known);
    return known;
  };
  const templates = Object.keys(document.paths)
    .map((template) => ({ template, matches: new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`) }))
    .sort((one, other) => one.template.split('{').length - other.template.split('{').length); // a name goes before a parameter

  const bodyFault = ({ text }: Answer, pointer: string): string | undefined => {
    const isValid = validatorOf(pointer);
    if (isValid(JSON.parse(text))) return undefined;
    return `${ajv.errorsText(isValid.errors)} in ${text.slice(0, 500)}`;
  };

  const problemFault = (answer: Answer): string | undefined => {
    const { status } = JSON.parse(answer.text) as { status?: unknown }; // any JSON
    if (status !== answer.status) return `the problem says ${String(status)}`;
    return bodyFault(answer, '/components/schemas/Problem');
  };

  const faultOf = (answer: Answer): string | undefined => {
    const { method, path, status } = answer;
    const type = (answer.header('content-type') ?? '').split(';')[0] ?? '';
    const template = templates.find(({ matches }) => matches.test(path))?.template ?? '';
    const operation = document.paths[template]?.[method.toLowerCase()];
    if (!operation) {
      if (![403, 404].includes(status) || type !== 'application/problem+json') return 'the document has no such endpoint';
      return problemFault(answer);
    }
    const response = operation.responses[status];
    if (!response) return `the document has no such status: ${answer.text.slice(0, 500)}`;
    const missing = Object.keys(response.headers ?? {}).filter((name) => !answer.header(name));
    if (missing.length > 0) return `no header ${missing.join()}`;
    if (!response.content) return answer.text === '' ? undefined : 'the document has no body there';
    if (!(type in response.content)) return `is ${type || 'of no type'}, not ${Object.keys(response.content).join()}`;
    if (!type.endsWith('json')) return undefined;
    const steps = ['paths', template, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'];
    const pointer = steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');
    return (type === 'application/problem+json' ? problemFault(answer) : undefined) ?? bodyFault(answer, pointer);
  };

  return (answer: Answer): string | undefined => {
    const fault = faultOf(answer);
    return fault && `${answer.method} ${answer.path} ${answer.status}: ${fault}`;
  };
};
