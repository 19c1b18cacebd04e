import { randomUUID } from 'node:crypto';
import type { EndpointSpec } from '@onsale/contracts/endpoint';
import type { Stack } from './shared-stack.ts';

type Shown = { readonly example?: unknown };
type Parameter = Shown & { readonly in: string; readonly name: string; readonly required: boolean };
type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': Shown } };
};
type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

type Ids = Readonly<Record<string, string>>;
type Credential = Readonly<Record<string, string>>;
export type Answered = { readonly status: number; readonly text: string };

/** Calls endpoints as the documentation shows them, but about other things: wherever it names one of `ids`, in path, query or body, in a list (`eventIds`) too. */
export const documentedCalls = async ({ site }: Stack) => {
  const { paths } = (await (await fetch(`${site}/v1/openapi.json`)).json()) as Document; // OpenAPI's own form

  return async ({ method, path }: EndpointSpec, ids: Ids, credential: Credential): Promise<Answered> => {
    const operation = paths[path]?.[method.toLowerCase()];
    if (!operation) throw new Error(`The document has no ${method} ${path}`);
    const url = new URL(site + path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(ids, name)));
    for (const { name, example, ...parameter } of operation.parameters ?? []) {
      if (parameter.in === 'query' && (parameter.required || name in ids))
        url.searchParams.set(name, ids[name] ?? String(example));
    }
    const shown = operation.requestBody?.content['application/json'].example;
    const answer = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...credential },
      ...(shown !== undefined && { body: JSON.stringify(about(ids, shown)) }),
    });
    return { status: answer.status, text: await answer.text() };
  };
};

const valueOf = (ids: Ids, name: string): string => {
  const id = ids[name];
  if (id === undefined) throw new Error(`There is no ${name} to call it with`);
  return id;
};

/** `name` is what the document calls what it shows there. */
const about = (ids: Ids, shown: unknown, name = ''): unknown => {
  if (Array.isArray(shown)) return shown.map((each) => about(ids, each, name.replace(/s$/, '')));
  if (typeof shown !== 'object' || shown === null) return ids[name] ?? shown;
  return Object.fromEntries(Object.entries(shown).map(([inner, value]) => [inner, about(ids, value, inner)]));
};
