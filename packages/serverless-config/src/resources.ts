import type { Output, Resource, Template, Value, ValueMap } from './configuration.ts';
import { mergedOnce } from './merge.ts';
import { exportName } from './names.ts';

type Resources = Record<string, Resource>;

/** The resources and outputs of all fragments that count, their `extensions` applied. */
export const declaredResources = (declared: readonly Template[], service: string, stage: string) => {
  const fragments = declared.filter(counts);
  const resources = mergedOnce(
    `service ${service}: resource`,
    fragments.map((each) => each.Resources ?? {}),
  );
  for (const [id, { Properties = {}, ...more }] of fragments.flatMap((each) => Object.entries(each.extensions ?? {})))
    resources[id] = { ...withProperties(resources[id], id, Properties), ...more };
  return {
    resources: namedTable(resources, exportName(stage, service)),
    outputs: mergedOnce<Output>(
      `service ${service}: output`,
      fragments.map((each) => each.Outputs ?? {}),
    ),
  };
};

const counts = ({ when = true, unless = false }: Template): boolean => isOn(when) && !isOn(unless);

/** yml variables give a switch as a boolean, or as the text that is wanted. */
const isOn = (value: boolean | string): boolean => value !== false && value !== '';

const withProperties = (resource: Resource | undefined, id: string, more: ValueMap): Resource => {
  if (!resource) throw new Error(`"extensions" names ${id}, which is no resource`);
  return { ...resource, Properties: deepened(resource.Properties ?? {}, more) };
};

/** Maps are merged, everything else is replaced. */
const deepened = (base: ValueMap, more: ValueMap): ValueMap => ({
  ...base,
  ...Object.fromEntries(
    Object.entries(more).map(([name, value]) => {
      const below = base[name];
      return [name, isMap(below) && isMap(value) ? deepened(below, value) : value];
    }),
  ),
});

const isMap = (value: Value | undefined): value is ValueMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The shared fragment cannot know the service's short name; a yml variable cannot cut it out of `onsale-orders`. */
const namedTable = (resources: Resources, name: string): Resources =>
  resources['Table'] ? { ...resources, Table: withProperties(resources['Table'], 'Table', { TableName: name }) } : resources;
