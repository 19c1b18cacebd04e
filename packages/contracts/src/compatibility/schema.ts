/** A JSON Schema of the kind that our contracts make: no references, no conditionals. */
export type Schema = { readonly [keyword: string]: unknown };

/**
 * Who must still understand whom. `request`: today's endpoint, what clients of the published version send. `answer`: readers of
 * the published version, what is written today; so for events too.
 */
export type Direction = 'request' | 'answer';

type Change = { readonly published: Schema; readonly today: Schema; readonly direction: Direction; readonly place: string };

/** What breaks for those who rely on the published schema, a line each; `place` is where the schema stands. */
export const schemaBreaks = (change: Change): string[] => {
  const { published, today } = change;
  if (JSON.stringify(published) === JSON.stringify(today)) return [];
  if (published['anyOf'] || today['anyOf']) return [...defaultBreaks(change), ...unionBreaks(change)];
  return [defaultBreaks, valueBreaks, typeBreaks, objectBreaks, listBreaks, boundBreaks, otherBreaks].flatMap((of) => of(change));
};

/** What is written goes to what reads it. */
const ends = ({ published, today, direction }: Change) =>
  direction === 'request' ? { writer: published, reader: today } : { writer: today, reader: published };

const say = ({ place }: Change, what: string): string[] => [`${place} ${what}`];

const inside = (change: Change, step: string, published: unknown, today: unknown): string[] =>
  schemaBreaks({ ...change, published: schemaOf(published), today: schemaOf(today), place: `${change.place}${step}` });

/** `true`, or nothing at all, is the schema of anything. */
const schemaOf = (value: unknown): Schema => (typeof value === 'object' && value !== null ? (value as Schema) : {});

/** Whoever leaves a field out relies on what then stands in for it. */
const defaultBreaks = (change: Change): string[] => {
  const [before, now] = [change.published['default'], change.today['default']].map((each) => JSON.stringify(each));
  if (change.direction === 'answer' || before === undefined || before === now) return [];
  return say(change, `was ${before} where it is left out, and is ${now ?? 'nothing'} now`);
};

const valuesOf = (schema: Schema): readonly string[] | undefined => {
  const values = (schema['enum'] ?? ('const' in schema ? [schema['const']] : undefined)) as unknown[] | undefined; // JSON Schema's own shape
  return values?.map((each) => JSON.stringify(each));
};

/** A published value stays. A new one may be sent to us, but readers of the published version would not know it. */
const valueBreaks = (change: Change): string[] => {
  const [before, now] = [valuesOf(change.published), valuesOf(change.today)];
  if (change.direction === 'request' && before === undefined && now) return say(change, `takes only ${now.join(', ')} now`);
  if (change.direction === 'answer' && before && now === undefined) return say(change, 'may be anything now');
  return [
    ...(before && now ? before.filter((each) => !now.includes(each)).flatMap((each) => say(change, `is never ${each} now`)) : []),
    ...(change.direction === 'answer' && before
      ? (now ?? []).filter((each) => !before.includes(each)).flatMap((each) => say(change, `may be ${each} now`))
      : []),
  ];
};

const typesOf = ({ type }: Schema): readonly unknown[] | undefined => (type === undefined ? undefined : [type].flat());

const typeBreaks = (change: Change): string[] => {
  const { writer, reader } = ends(change);
  const [written, read] = [typesOf(writer), typesOf(reader)];
  if (!read) return [];
  const isRead = (type: unknown) => read.includes(type) || (type === 'integer' && read.includes('number'));
  if (written?.every(isRead)) return [];
  return say(change, `was ${named(change.published)} and is ${named(change.today)} now`);
};

const named = (schema: Schema): string => typesOf(schema)?.join(' or ') ?? 'anything';

const objectBreaks = (change: Change): string[] => {
  const { direction, published, today } = change;
  const { writer, reader } = ends(change);
  const [before, now] = [propertiesOf(published), propertiesOf(today)];
  const breaks: string[] = [];
  for (const [name, property] of Object.entries(before)) {
    if (now[name]) breaks.push(...inside(change, `.${name}`, property, now[name]));
    else if (direction === 'answer' || today['additionalProperties'] === false) breaks.push(`${change.place}.${name} is gone`);
  }
  for (const name of requiredOf(reader).filter((each) => !requiredOf(writer).includes(each)))
    if (direction === 'request') breaks.push(`${change.place}.${name} is required now`);
    else if (now[name]) breaks.push(`${change.place}.${name} may be missing now`);
  if (reader['additionalProperties'] === false && writer['additionalProperties'] !== false && writer['type'] === 'object')
    breaks.push(...say(change, 'takes no unknown fields now'));
  else if (typeof reader['additionalProperties'] === 'object')
    breaks.push(...inside(change, '.*', published['additionalProperties'], today['additionalProperties']));
  return breaks;
};

const propertiesOf = ({ properties }: Schema): Readonly<Record<string, unknown>> => schemaOf(properties);

const requiredOf = ({ required }: Schema): readonly string[] => (required as string[] | undefined) ?? []; // JSON Schema's own shape

const listBreaks = (change: Change): string[] => inside(change, '[]', change.published['items'], change.today['items']);

const lowerBounds = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];
const upperBounds = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];

const boundBreaks = (change: Change): string[] => {
  const { writer, reader } = ends(change);
  const passed = (name: string, sign: 1 | -1): boolean => {
    const [written, read] = [writer[name], reader[name]] as (number | undefined)[]; // JSON Schema's own shape
    return read !== undefined && (written === undefined || sign * written > sign * read);
  };
  return [...lowerBounds.filter((name) => passed(name, -1)), ...upperBounds.filter((name) => passed(name, 1))].flatMap((name) =>
    say(change, `had ${name} ${text(change.published[name])} and has ${text(change.today[name])} now`),
  );
};

const text = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

const judged = new Set([
  ...['type', 'enum', 'const', 'default', 'properties', 'required', 'additionalProperties', 'items', 'anyOf'],
  ...[...lowerBounds, ...upperBounds],
  ...['title', 'description', 'examples', 'deprecated'], // words for people
]);

/** Of every other keyword (`pattern`, `format`…) only this is certain: the same, or none for the reader, breaks nothing. */
const otherBreaks = (change: Change): string[] => {
  const { writer, reader } = ends(change);
  return Object.keys(reader)
    .filter((name) => !judged.has(name) && JSON.stringify(reader[name]) !== JSON.stringify(writer[name]))
    .flatMap((name) => say(change, `had ${name} ${text(change.published[name])} and has ${text(change.today[name])} now`));
};

const formsOf = (schema: Schema): readonly Schema[] => (schema['anyOf'] as Schema[] | undefined) ?? [schema]; // JSON Schema's own shape

/** Every published form must have one today that fits it; and for readers every form of today one that was published. */
const unionBreaks = (change: Change): string[] => {
  const [before, now] = [formsOf(change.published), formsOf(change.today)];
  const nearest = (pairs: { published: Schema; today: Schema }[]): string[] =>
    pairs
      .map((pair) => schemaBreaks({ ...change, ...pair }))
      .reduce((least, each) => (each.length < least.length ? each : least));
  const breaks = before.flatMap((published) => nearest(now.map((today) => ({ published, today }))));
  if (change.direction === 'answer')
    breaks.push(...now.flatMap((today) => nearest(before.map((published) => ({ published, today })))));
  return [...new Set(breaks)];
};
