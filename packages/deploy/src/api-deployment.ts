import {
  CreateDeploymentCommand,
  DeleteDeploymentCommand,
  GetStageCommand,
  paginateGetDeployments,
} from '@aws-sdk/client-api-gateway';
import type { APIGatewayClient } from '@aws-sdk/client-api-gateway';

/** Marks the snapshots that no stack owns, so that a stack can go without the stage standing in its way. */
const ours = 'Onsale: the whole API';
/** Snapshots that stay to go back to. */
const kept = 5;

type Api = { readonly client: APIGatewayClient; readonly restApiId: string; readonly stage: string };

/**
 * Moves the stage to a fresh snapshot of all services' routes: a stack makes its snapshot before it drops the routes that it lost.
 * Answers whether there was a need, which there is not when the stage shows one younger than the youngest change.
 */
export const deployApi = async ({ client, restApiId, stage }: Api, changedAt: Date): Promise<boolean> => {
  const snapshots = await snapshotsOf({ client, restApiId, stage });
  const { deploymentId } = await client.send(new GetStageCommand({ restApiId, stageName: stage }));
  const shown = snapshots.find(({ id }) => id === deploymentId);
  if (shown && shown.at >= changedAt.getTime()) return false;
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: stage, description: ours }));
  for (const { id } of snapshots.slice(kept - 1)) await client.send(new DeleteDeploymentCommand({ restApiId, deploymentId: id }));
  return true;
};

/** The youngest first. */
const snapshotsOf = async ({ client, restApiId }: Api) => {
  const found: { id: string; at: number }[] = [];
  for await (const { items = [] } of paginateGetDeployments({ client }, { restApiId }))
    for (const { id = '', description, createdDate } of items)
      if (description === ours) found.push({ id, at: createdDate?.getTime() ?? 0 });
  return found.sort((a, b) => b.at - a.at);
};
