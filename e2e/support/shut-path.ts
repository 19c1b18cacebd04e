import { APIGatewayClient, UpdateStageCommand } from '@aws-sdk/client-api-gateway';
import type { Stack } from './shared-stack.ts';

/** While one POST path of a deployed API lets nobody through: `/internal/v1/holds/{holdId}/confirm`. */
export const whileShut = async (stack: Stack, path: string, work: () => Promise<void>): Promise<void> => {
  const client = new APIGatewayClient({});
  const at = new URL(stack.api).pathname.split('/');
  const [restApiId, stageName] = at.slice(-2);
  const method = `/${path.replaceAll('/', '~1')}/POST`;
  const limit = (name: string) => ({ op: 'replace' as const, path: `${method}/throttling/${name}`, value: '0' });
  const patch = (patchOperations: { op: 'replace' | 'remove'; path: string; value?: string }[]) =>
    client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
  await patch([limit('rateLimit'), limit('burstLimit')]);
  await work().finally(() => patch([{ op: 'remove', path: method }]));
};
