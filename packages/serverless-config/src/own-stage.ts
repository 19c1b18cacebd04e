import { createHash } from 'node:crypto';
import type { Value } from './configuration.ts';
import type { CompiledTemplate } from './osls.ts';

/**
 * osls ends each stack with a Deployment that moves the API's stage by its name. In the stack that owns the stage, the
 * stage points to that Deployment instead: so the stage is made after it, and is gone before it when the stack is removed.
 * osls names it by the time, so that the stack would change with every deploy; here it is named by what it shows.
 */
export const ownStage = ({ Resources }: CompiledTemplate): void => {
  const ofType = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === `AWS::ApiGateway::${type}`);
  const [stage] = ofType('Stage');
  const [deployment] = ofType('Deployment');
  if (!stage || !deployment) return;

  const properties: Record<string, Value> = { ...deployment[1].Properties };
  delete properties['StageName'];
  // A deployment is a snapshot: all that it shall hold must be there before.
  const held = [...ofType('Method'), ...ofType('GatewayResponse')];
  const hash = createHash('sha256').update(JSON.stringify(held)).digest('hex').slice(0, 16);
  const id = `ApiGatewayDeployment${hash}`;
  Reflect.deleteProperty(Resources, deployment[0]);
  Resources[id] = { ...deployment[1], Properties: properties, DependsOn: held.map(([each]) => each) };
  Resources[stage[0]] = { ...stage[1], Properties: { ...stage[1].Properties, DeploymentId: { Ref: id } } };
};
