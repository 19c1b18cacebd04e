/** A value in DynamoDB's JSON. */
export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly B: string }
  | { readonly L: readonly Attribute[] }
  | { readonly M: Attributes };

export type Attributes = Readonly<Record<string, Attribute>>;

/** An item as DynamoDB takes it; undefined fields are left out. Throws for what DynamoDB cannot hold as it is: NaN, integers past 2^53, sets, dates. */
export const attributesOf = (item: object): Attributes =>
  Object.fromEntries(
    Object.entries(item).flatMap(([name, value]): [string, Attribute][] =>
      value === undefined ? [] : [[name, attributeOf(value)]],
    ),
  );

const attributeOf = (value: unknown): Attribute => {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (typeof value === 'number' && isExact(value)) return { N: String(value) };
  if (Array.isArray(value)) return { L: value.filter((each) => each !== undefined).map(attributeOf) };
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') };
  if (typeof value === 'object' && isPlain(value)) return { M: attributesOf(value) };
  throw new TypeError(`DynamoDB takes no such value: ${Object.prototype.toString.call(value)}`);
};

const isExact = (value: number): boolean => Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** Whatever the realm: tests run in one of their own. */
const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** An item as DynamoDB gives it, in plain values; bytes are a Buffer. Throws for sets, which nobody here writes. */
export const itemOf = (attributes: Attributes): Record<string, unknown> =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, valueOf(attribute)]));

const valueOf = (attribute: Attribute): unknown => {
  if ('S' in attribute) return attribute.S;
  if ('N' in attribute) return Number(attribute.N);
  if ('BOOL' in attribute) return attribute.BOOL;
  if ('NULL' in attribute) return null;
  if ('M' in attribute) return itemOf(attribute.M);
  if ('L' in attribute) return attribute.L.map(valueOf);
  if ('B' in attribute) return Buffer.from(attribute.B, 'base64');
  throw new TypeError(`No value of this kind is ever written: ${Object.keys(attribute).join()}`);
};
