import type { ProblemDocument } from '@onsale/contracts/problems';

export type RawAnswer = { readonly status: number; readonly type: string | null; readonly problem: ProblemDocument };

/** Sends what the typed client would not let through. A string goes as it is, an object as JSON. */
export const send = async (
  url: string,
  { method = 'POST', body, headers = {} }: { method?: string; body?: unknown; headers?: Record<string, string> },
): Promise<RawAnswer> => {
  const answer = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    problem: (text.startsWith('{') ? JSON.parse(text) : {}) as ProblemDocument, // what every refusal is
  };
};
