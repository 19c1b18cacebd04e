import type { ExpandedConfiguration, Value } from './configuration.ts';

type Outputs = ExpandedConfiguration['resources']['Outputs'];

/**
 * A stack cannot import what it exports itself, yet the stack that owns the shared parts uses the shared fragments too.
 * So there an import of an own export becomes the exported value. What is `known` by its export's name is imported nowhere.
 */
export const withoutOwnImports = (
  configuration: ExpandedConfiguration,
  known: ReadonlyMap<string, Value>,
): ExpandedConfiguration => replacing(configuration.resources.Outputs, known)(configuration) as ExpandedConfiguration; // only imports were replaced, by values

/** The same for one value. */
export const ownOrImported = (outputs: Outputs, value: Value): Value => replacing(outputs)(value) as Value; // likewise

const replacing = (outputs: Outputs, known: ReadonlyMap<string, Value> = new Map()): ((value: unknown) => unknown) => {
  const exported = Object.values(outputs).flatMap(({ Export, Value }) => (Export ? [[Export.Name, Value] as const] : []));
  const own = new Map([...exported, ...known]);
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    const name = 'Fn::ImportValue' in value ? value['Fn::ImportValue'] : undefined;
    if (typeof name === 'string' && own.has(name)) return replace(own.get(name));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replace(inner)]));
  };
  return own.size === 0 ? (value) => value : replace;
};
