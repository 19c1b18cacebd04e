import { expandService } from './expand.ts';
import type { Osls } from './osls.ts';
import { ownStage } from './own-stage.ts';
import { withRoles } from './role.ts';

/** `iamRoleStatements` of a function; our own kinds of events are checked and gone before osls validates. */
const functionSchema = {
  properties: {
    iamRoleStatements: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          Effect: { const: 'Allow' },
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

/** The osls plugin: expands our kinds of events and gives each function its own role. */
class OnsalePlugin {
  readonly hooks: Record<string, () => void>;

  constructor(osls: Osls) {
    osls.configSchemaHandler.defineFunctionProperties('aws', functionSchema);
    const { provider, functions, resources } = withRoles(expandService(osls.configurationInput));
    osls.extendConfiguration(['provider', 'environment'], provider.environment);
    osls.extendConfiguration(['provider', 'apiGateway'], provider['apiGateway']);
    osls.extendConfiguration(['functions'], functions);
    osls.extendConfiguration(['resources'], resources);

    this.hooks = {
      'after:aws:package:finalize:mergeCustomProviderResources': () => {
        const template = osls.service.provider.compiledCloudFormationTemplate;
        ownStage(template);
        delete template.Outputs['ServiceEndpoint']; // the stage's address is the edge's export, once
      },
    };
  }
}

export default OnsalePlugin; // osls asks for the default export
