import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { close, listen } from './front.ts';
import type { GatewayKeys } from './gateway-keys.ts';
import { describeFault } from './plain-fault.ts';
import type { UsagePlan } from './usage-plans.ts';

type Needs = { readonly keys: GatewayKeys; readonly plans: ReadonlyMap<string, UsagePlan> };
type Answer = { readonly status: number; readonly body?: object; readonly fault?: string };

/** What of API Gateway's own API our functions call: CreateApiKey, CreateUsagePlanKey and DeleteApiKey. */
export const startControlPlane = async (needs: Needs, port: number) => {
  const server = createServer((incoming, outgoing) => {
    answer(needs, incoming).then(
      (answered) => {
        send(outgoing, answered);
      },
      (fault: unknown) => {
        console.error(describeFault(fault));
        outgoing.destroy();
      },
    );
  });
  await listen(server, port);
  return { stop: () => close(server) };
};

const answer = async ({ keys, plans }: Needs, incoming: IncomingMessage): Promise<Answer> => {
  const route = `${incoming.method} ${incoming.url?.split('?')[0]}`;
  const sent = JSON.parse((await text(incoming)) || '{}') as { name?: string; value?: string; keyId?: string }; // the SDK's shapes
  if (route === 'POST /apikeys') {
    const { id, name } = keys.create(sent.name ?? '', sent.value ?? '');
    return { status: 201, body: { id, name, enabled: true } };
  }
  const [, planId] = /^POST \/usageplans\/([^/]+)\/keys$/.exec(route) ?? [];
  if (planId !== undefined) {
    const key = plans.has(planId) ? keys.addToPlan(sent.keyId ?? '', planId) : undefined;
    return key ? { status: 201, body: { id: key.id, type: 'API_KEY', name: key.name } } : notFound;
  }
  const [, keyId] = /^DELETE \/apikeys\/([^/]+)$/.exec(route) ?? [];
  if (keyId !== undefined) return keys.remove(keyId) ? { status: 202 } : notFound;
  return { status: 400, body: { message: `the local API Gateway does not know ${route}` }, fault: 'BadRequestException' };
};

const notFound: Answer = { status: 404, body: { message: 'Invalid identifier specified' }, fault: 'NotFoundException' };

const send = (outgoing: ServerResponse, { status, body, fault }: Answer): void => {
  const type = { 'content-type': 'application/json' };
  outgoing.writeHead(status, fault === undefined ? type : { ...type, 'x-amzn-errortype': fault });
  outgoing.end(body ? JSON.stringify(body) : '');
};
