import { tmpdir } from 'node:os';
import type { ExpandedConfiguration } from './configuration.ts';
import { expandService } from './expand.ts';
import { answerAlarmIds } from './answer-alarms.ts';
import { bundlesVariable, layOutBundles } from './carried-bundles.ts';
import { removeLaidOut } from './laid-out.ts';
import { answering, canaryResources, checkedAlias, liveAlias, targetAlias } from './live-alias.ts';
import { importShared, stackName } from './names.ts';
import type { Osls } from './osls.ts';
import { ownOrImported } from './own-imports.ts';
import { ownStage } from './own-stage.ts';
import { consuming } from './release-check.ts';
import { withRoles } from './role.ts';
import { stageOf } from './stage.ts';

/** `iamRoleStatements` of a function; our own kinds of events are checked and gone before osls validates. */
const functionSchema = {
  properties: {
    authorizer: { const: true },
    iamRoleStatements: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          Effect: { enum: ['Allow', 'Deny'] },
          Action: { type: 'array', items: { type: 'string', pattern: '^[a-z0-9-]+:[A-Za-z]+$' }, minItems: 1 },
          Resource: {},
          Condition: { type: 'object' },
        },
        required: ['Effect', 'Action', 'Resource'],
        additionalProperties: false,
      },
    },
  },
};

/** The osls plugin: expands our kinds of events, gives each function its own role, and its alias to whatever answers or consumes. */
class OnsalePlugin {
  readonly hooks: Record<string, () => void>;

  constructor(osls: Osls) {
    osls.configSchemaHandler.defineFunctionProperties('aws', functionSchema);
    const { provider, functions, resources } = expanded(osls);
    const { canary } = stageOf(osls.configurationInput.custom?.stage, provider.stage);
    const live = answering(functions);
    const consumers = consuming(functions);
    const checker = ownOrImported(resources.Outputs, importShared(provider.stage, 'CheckReleaseArn'));
    osls.extendConfiguration(['provider', 'stackName'], stackName(serviceOf(osls), provider.stage));
    osls.extendConfiguration(['provider', 'environment'], provider.environment);
    osls.extendConfiguration(['provider', 'apiGateway'], provider['apiGateway']);
    osls.extendConfiguration(['functions'], functions);
    osls.extendConfiguration(['resources'], resources);
    carryBundles(osls, Object.keys(functions));

    this.hooks = {
      // The configuration's schema does not know this key, so it comes after validation.
      'before:package:setupProviderConfiguration': () => {
        for (const name of [...live, ...consumers]) functionOf(osls, name).targetAlias = targetAlias(name);
      },
      'after:package:compileFunctions': () => {
        const { Resources } = osls.service.provider.compiledCloudFormationTemplate;
        for (const name of live) Object.assign(Resources, liveAlias(name, versionOf(osls, name), canary));
        for (const name of consumers) Object.assign(Resources, checkedAlias(name, versionOf(osls, name), checker));
        if (canary && live.length > 0) Object.assign(Resources, canaryResources(live, answerAlarmIds, functionPrefix(osls)));
      },
      'after:aws:package:finalize:mergeCustomProviderResources': () => {
        const template = osls.service.provider.compiledCloudFormationTemplate;
        ownStage(template);
        forgetCarrying(osls);
        removeLaidOut(tmpdir(), process.pid);
        delete template.Outputs['ServiceEndpoint']; // the stage's address is the edge's export, once
      },
    };
  }
}

const expanded = (osls: Osls): ExpandedConfiguration => inALine(osls, () => withRoles(expandService(osls.configurationInput)));

/** Deploys bundles that were built before, where there are some. */
const carryBundles = (osls: Osls, functionNames: readonly string[]): void => {
  const bundles = process.env[bundlesVariable];
  if (bundles === undefined || functionNames.length === 0) return;
  inALine(osls, () => layOutBundles(bundles, { service: serviceOf(osls), functionNames, folder: osls.serviceDir }));
  osls.extendConfiguration(['custom', 'esbuild', 'skipBuild'], true);
};

/** osls compares the whole configuration with the last deploy's: where bundles come from is no change. */
const forgetCarrying = ({ service }: Osls): void => {
  delete service.custom?.esbuild?.skipBuild;
  for (const each of Object.values(service.functions)) delete each.skipEsbuild;
};

/** A fault in what a person gave: its stack tells nobody anything. */
const inALine = <Outcome>(osls: Osls, work: () => Outcome): Outcome => {
  try {
    return work();
  } catch (fault) {
    throw new osls.classes.Error((fault as Error).message, 'ONSALE_CONFIGURATION'); // ours are Errors
  }
};

const serviceOf = ({ configurationInput }: Osls): string => configurationInput.service.replace(/^onsale-/, '');

/** As osls names functions. */
const functionPrefix = ({ configurationInput: { service, provider } }: Osls): string => `${service}-${provider.stage}-`;

const functionOf = (osls: Osls, name: string) => {
  const found = osls.service.functions[name];
  if (!found) throw new Error(`osls has lost the function ${name}`);
  return found;
};

const versionOf = (osls: Osls, name: string): string => {
  const { versionLogicalId } = functionOf(osls, name);
  if (versionLogicalId === undefined) throw new Error(`osls made no version of ${name}; an alias needs one`);
  return versionLogicalId;
};

export default OnsalePlugin; // osls asks for the default export
