import { fault } from './addition.ts';
import type { Place } from './addition.ts';
import type { Statement } from './configuration.ts';

const onTable = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'ConditionCheckItem',
];
const onIndex = ['Query'];

/** A secret that a service keeps in its table (runtime's secret-item.ts) is open to `iam.yml`'s secretItem alone. */
const butNoSecrets = { 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': ['secret#*'] } };

/**
 * `table: [GetItem, PutItem]`, `index: [Query]` → the right to do exactly that with the service's own table. What a transaction
 * does with its items counts one by one: there is no TransactWriteItems to allow.
 */
export const tableStatements = ({ table, index, scan }: TableRights, place: Place): Statement[] => [
  ...statement(actionsOf('table', table, onTable, place), { 'Fn::GetAtt': ['Table', 'Arn'] }),
  ...statement(actionsOf('index', index, onIndex, place), { 'Fn::Sub': '${Table.Arn}/index/*' }),
  ...(scan === undefined ? [] : [scanStatement(scan, place)]),
];

type TableRights = { readonly table?: unknown; readonly index?: unknown; readonly scan?: unknown };

/**
 * `scan: [pk, sk, status]` → the right to read the whole table, but of each item these attributes alone. A scan knows no leading keys, so
 * secrets are kept from it by their attributes.
 */
const scanStatement = (scan: unknown, place: Place): Statement => {
  const attributes = Array.isArray(scan) ? (scan as unknown[]).filter((name) => typeof name === 'string') : [];
  if (attributes.length === 0 || attributes.includes('value'))
    throw fault(place, '"scan" is a list of the attributes that are read, and not the value of a secret');
  return {
    Effect: 'Allow',
    Action: ['dynamodb:Scan'],
    Resource: { 'Fn::GetAtt': ['Table', 'Arn'] },
    Condition: {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
      StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
    },
  };
};

const actionsOf = (key: string, wanted: unknown, known: readonly string[], place: Place): string[] => {
  if (wanted === undefined) return [];
  const actions: unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  const unknown = actions.find((action) => !known.some((each) => each === action));
  if (unknown !== undefined) throw fault(place, `"${key}" is a list of ${known.join(', ')}, not ${JSON.stringify(unknown)}`);
  return actions.map((action) => `dynamodb:${String(action)}`);
};

const statement = (Action: readonly string[], Resource: Statement['Resource']): Statement[] =>
  Action.length === 0 ? [] : [{ Effect: 'Allow', Action, Resource, Condition: butNoSecrets }];
