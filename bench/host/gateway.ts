import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayAuthorizerResult, APIGatewayProxyResult } from 'aws-lambda';
import { localCredentials } from '@onsale/local/clients';
import type { GatewayResponses, ResponseType } from '@onsale/local/gateway-responses';
import type { Invoke } from '@onsale/local/lambda';
import { sharedAuthorizer } from '@onsale/local/offline-configuration';
import { verifySignature } from '@onsale/local/sigv4';
import type { cdn } from './cdn.ts';
import { gatewayEvent } from './gateway-event.ts';
import type { Matched, routing } from '@onsale/local/routes';

type Needs = {
  readonly find: ReturnType<typeof routing>;
  readonly invoke: Invoke;
  readonly responses: GatewayResponses;
  /** What is in front of the API; none, where each request shall reach its function. */
  readonly cache?: ReturnType<typeof cdn<APIGatewayProxyResult>> | undefined;
};

/** The gateway's own refusal: its type and API Gateway's status for it. */
type Refused = { readonly refused: readonly [ResponseType, number] };
type Admitted = { readonly authorizer?: Readonly<Record<string, unknown>> };

/** API Gateway with a Lambda behind each route: finds the route, proves who calls, makes the event, answers what the function says. */
export const gateway = ({ find, invoke, responses, cache }: Needs) => {
  const admit = async (incoming: IncomingMessage, url: URL, body: Buffer, { route }: Matched): Promise<Admitted | Refused> => {
    switch (route.authorization) {
      case 'none':
        return {};
      case 'iam': {
        const headers = incoming.headers as Record<string, string | undefined>; // none that the signature covers comes twice
        const signed = { method: route.method, url: url.href, headers, body };
        const verdict = verifySignature(signed, localCredentials);
        if (verdict === 'valid') return {};
        return { refused: verdict === 'unsigned' ? ['ACCESS_DENIED', 403] : ['INVALID_SIGNATURE', 403] };
      }
      case 'authorizer': {
        const event = { type: 'REQUEST', headers: incoming.headers, methodArn: `arn/local/${route.method}${url.pathname}` };
        const proved = await invoke(sharedAuthorizer, event).catch(() => undefined); // it throws to say no
        const { context } = (proved ?? {}) as Partial<APIGatewayAuthorizerResult>; // what an authorizer answers
        return context ? { authorizer: context } : { refused: ['UNAUTHORIZED', 401] };
      }
    }
  };

  const handle = async (incoming: IncomingMessage, body: Buffer, requestId: string): Promise<APIGatewayProxyResult | Refused> => {
    const url = new URL(`http://${incoming.headers.host ?? ''}${incoming.url ?? ''}`);
    const matched = find(incoming.method ?? 'GET', url.pathname);
    if (!matched) return { refused: ['MISSING_AUTHENTICATION_TOKEN', 403] };
    const admitted = await admit(incoming, url, body, matched);
    if ('refused' in admitted) return admitted;
    const event = gatewayEvent({ incoming, url, body, matched, requestId, ...admitted });
    return (await invoke(matched.route.functionName, event)) as APIGatewayProxyResult; // what a function behind a REST API answers
  };

  return async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const kept = cache?.find(incoming);
    if (kept) {
      outgoing.writeHead(kept.statusCode, kept.headers as Record<string, string>).end(kept.body); // ours have text only
      return;
    }
    const requestId = randomUUID();
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const result = await handle(incoming, Buffer.concat(chunks), requestId).catch((fault: unknown): Refused => {
      console.error(`${incoming.method} ${incoming.url}: ${String(fault)}`);
      return { refused: ['INTEGRATION_FAILURE', 502] };
    });
    if ('refused' in result) {
      const { status, headers, body } = responses(...result.refused, requestId);
      outgoing.writeHead(status, headers).end(body);
    } else {
      outgoing.writeHead(result.statusCode, result.headers as Record<string, string>).end(result.body);
      cache?.keep(incoming, result);
    }
  };
};
