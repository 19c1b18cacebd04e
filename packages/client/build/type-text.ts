type Schema = { readonly [keyword: string]: unknown };

/** A JSON Schema of the kind that our contracts make (no references, no conditionals) as a TypeScript type. */
export const typeText = (schema: Schema): string => {
  if ('const' in schema) return JSON.stringify(schema['const']);
  const values = schema['enum'] as unknown[] | undefined; // JSON Schema's own shape
  if (values) return values.map((each) => JSON.stringify(each)).join(' | ');
  const forms = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined; // JSON Schema's own shape
  if (forms) return forms.map(typeText).join(' | ');
  const { type } = schema;
  if (Array.isArray(type)) return type.map((each: unknown) => typeText({ ...schema, type: each })).join(' | ');
  switch (type) {
    case 'object':
      return objectText(schema);
    case 'array':
      return `readonly (${typeText((schema['items'] ?? {}) as Schema)})[]`; // JSON Schema's own shape
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    default:
      return 'unknown';
  }
};

const objectText = ({ properties, required = [], additionalProperties }: Schema): string => {
  if (properties === undefined)
    return `{ readonly [name: string]: ${typeof additionalProperties === 'object' ? typeText(additionalProperties as Schema) : 'unknown'} }`; // JSON Schema's own shape
  const fields = Object.entries(properties as Record<string, Schema>).map(([name, field]) => {
    const isRequired = (required as string[]).includes(name);
    return `readonly ${JSON.stringify(name)}${isRequired ? '' : '?'}: ${typeText(field)}${isRequired ? '' : ' | undefined'}`;
  });
  return `{ ${fields.join('; ')} }`;
};
