import type { Output, Resource, Template, ValueMap } from './configuration.ts';
import { mergedOnce } from './merge.ts';
import { exportName } from './names.ts';

type Resources = Record<string, Resource>;

/** The resources and outputs of all fragments, their `extensions` applied as osls does (properties only). */
export const declaredResources = (fragments: readonly Template[], service: string, stage: string) => {
  const resources = mergedOnce(
    `service ${service}: resource`,
    fragments.map((each) => each.Resources ?? {}),
  );
  for (const [id, { Properties }] of fragments.flatMap((each) => Object.entries(each.extensions ?? {})))
    resources[id] = withProperties(resources[id], id, Properties);
  return {
    resources: namedTable(resources, exportName(stage, service)),
    outputs: mergedOnce<Output>(
      `service ${service}: output`,
      fragments.map((each) => each.Outputs ?? {}),
    ),
  };
};

const withProperties = (resource: Resource | undefined, id: string, more: ValueMap): Resource => {
  if (!resource) throw new Error(`"extensions" names ${id}, which is no resource`);
  return { ...resource, Properties: { ...resource.Properties, ...more } };
};

/** The shared fragment cannot know the service's short name; a yml variable cannot cut it out of `onsale-orders`. */
const namedTable = (resources: Resources, name: string): Resources =>
  resources['Table'] ? { ...resources, Table: withProperties(resources['Table'], 'Table', { TableName: name }) } : resources;
