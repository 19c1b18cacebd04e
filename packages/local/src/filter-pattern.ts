/**
 * Does a record pass a filter pattern of an event source mapping? A pattern repeats the record's structure and ends in lists of
 * alternatives: values that equal, or rules such as `{ prefix }`, `{ exists }`, `{ 'anything-but' }`, `{ numeric }`.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export const matches = (pattern: unknown, record: unknown): boolean => {
  if (Array.isArray(pattern)) return pattern.some((alternative) => matchesOne(alternative, record));
  if (!isObject(pattern)) throw new Error(`a filter pattern ends in lists, not in ${JSON.stringify(pattern)}`);
  return Object.entries(pattern).every(([key, inner]) => matches(inner, isObject(record) ? record[key] : undefined));
};

/** No pattern lets everything through; of several, one is enough. */
export const passes = (patterns: readonly unknown[], record: unknown): boolean =>
  patterns.length === 0 || patterns.some((pattern) => matches(pattern, record));

const matchesOne = (alternative: unknown, value: unknown): boolean => {
  if (!isObject(alternative)) return alternative === value;
  return Object.entries(alternative).every(([rule, argument]) => {
    const holds = rules[rule];
    if (!holds) throw new Error(`the local cloud does not know the filter rule "${rule}"`);
    return holds(argument, value);
  });
};

const rules: Readonly<Record<string, (argument: unknown, value: unknown) => boolean>> = {
  exists: (argument, value) => (value !== undefined) === argument,
  prefix: (argument, value) => typeof value === 'string' && value.startsWith(String(argument)),
  suffix: (argument, value) => typeof value === 'string' && value.endsWith(String(argument)),
  'anything-but': (argument, value) => value !== undefined && ![argument].flat().includes(value),
  'equals-ignore-case': (argument, value) => typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase(),
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
