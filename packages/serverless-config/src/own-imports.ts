import type { ExpandedConfiguration, Value } from './configuration.ts';

type Outputs = ExpandedConfiguration['resources']['Outputs'];

/**
 * A stack cannot import what it exports itself, yet the stack that owns the shared parts uses the shared fragments too.
 * So there an import of an own export becomes the exported value.
 */
export const withoutOwnImports = (configuration: ExpandedConfiguration): ExpandedConfiguration =>
  replacing(configuration.resources.Outputs)(configuration) as ExpandedConfiguration; // only imports were replaced, by values

/** The same for one value. */
export const ownOrImported = (outputs: Outputs, value: Value): Value => replacing(outputs)(value) as Value; // likewise

const replacing = (outputs: Outputs): ((value: unknown) => unknown) => {
  const own = new Map(Object.values(outputs).flatMap(({ Export, Value }) => (Export ? [[Export.Name, Value]] : [])));
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    const name = 'Fn::ImportValue' in value ? value['Fn::ImportValue'] : undefined;
    if (typeof name === 'string' && own.has(name)) return replace(own.get(name));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  return own.size === 0 ? (value) => value : replace;
};
