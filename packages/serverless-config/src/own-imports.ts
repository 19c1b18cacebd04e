import type { ExpandedConfiguration } from './configuration.ts';

/**
 * A stack cannot import what it exports itself, yet the stack that owns the shared parts uses the shared fragments too.
 * So there an import of an own export becomes the exported value.
 */
export const withoutOwnImports = (configuration: ExpandedConfiguration): ExpandedConfiguration => {
  const own = new Map(
    Object.values(configuration.resources.Outputs).flatMap(({ Export, Value }) => (Export ? [[Export.Name, Value]] : [])),
  );
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    const name = 'Fn::ImportValue' in value ? value['Fn::ImportValue'] : undefined;
    if (typeof name === 'string' && own.has(name)) return replace(own.get(name));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  return own.size === 0 ? configuration : (replace(configuration) as ExpandedConfiguration); // only imports were replaced, by values
};
