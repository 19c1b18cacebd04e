import type { Value } from './configuration.ts';
import type { CompiledTemplate } from './osls.ts';

/**
 * osls ends each stack with a Deployment that moves the API's stage by its name. In the stack that owns the stage, the
 * stage points to that Deployment instead: so the stage is made after it, and is gone before it when the stack is removed.
 */
export const ownStage = ({ Resources }: CompiledTemplate): void => {
  const ofType = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === `AWS::ApiGateway::${type}`);
  const [stage] = ofType('Stage');
  const [deployment] = ofType('Deployment');
  if (!stage || !deployment) return;

  const properties: Record<string, Value> = { ...deployment[1].Properties };
  delete properties['StageName'];
  // A deployment is a snapshot: all that it shall hold must be there before.
  const held = [...ofType('Method'), ...ofType('GatewayResponse')].map(([id]) => id);
  Resources[deployment[0]] = { ...deployment[1], Properties: properties, DependsOn: held };
  Resources[stage[0]] = { ...stage[1], Properties: { ...stage[1].Properties, DeploymentId: { Ref: deployment[0] } } };
};
