import { fault } from './addition.ts';
import type { Place } from './addition.ts';
import type { Statement, ValueMap } from './configuration.ts';

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

/** What a transaction may do with its items, beside the row of the audit that it puts. */
const written = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'ConditionCheckItem'];

/**
 * A secret that a service keeps in its table (runtime's secret-item.ts) is open to `iam.yml`'s secretItem alone, the audit (audit-log.ts) to its
 * readAudit and to who must add to it.
 */
const secrets = 'secret#*';
const audit = 'audit#*';
const closedTo = (...keys: string[]) => ({ 'ForAllValues:StringNotLike': { 'dynamodb:LeadingKeys': keys } });

/**
 * `table: [GetItem, PutItem]`, `index: [Query]` → the right to do exactly that with the service's own table. What a transaction
 * does with its items counts one by one: there is no TransactWriteItems to allow. `audits`: an endpoint's contract has the function add rows to
 * the audit.
 */
export const tableStatements = ({ table, index, scan, audits = false }: TableRights, place: Place): Statement[] => {
  const actions = actionsOf('table', table, onTable, place);
  const ofTable = audits ? auditorStatements(actions) : statement('Allow', actions, ownTable, closedTo(secrets, audit));
  return [
    ...ofTable,
    ...statement(
      'Allow',
      actionsOf('index', index, onIndex, place),
      { 'Fn::Sub': '${Table.Arn}/index/*' },
      closedTo(secrets, audit),
    ),
    ...(scan === undefined ? [] : [scanStatement(scan, place)]),
  ];
};

/**
 * Adds rows and never sees one, so that it could not name one to change. All keys of a transaction may be judged together, so what else it writes
 * cannot be kept from the audit's keys; but what writes to them alone is denied.
 */
const auditorStatements = (actions: readonly string[]): Statement[] => {
  const writes = [...new Set([...actions.filter((each) => written.includes(each)), 'PutItem'])];
  const changes = writes.filter((each) => !['PutItem', 'ConditionCheckItem'].includes(each));
  const ofAuditAlone = {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [audit] },
    Null: { 'dynamodb:LeadingKeys': 'false' }, // "for all" is true of none
  };
  return [
    ...statement(
      'Allow',
      actions.filter((each) => !written.includes(each)),
      ownTable,
      closedTo(secrets, audit),
    ),
    ...statement('Allow', writes, ownTable, closedTo(secrets)),
    ...statement('Deny', changes, ownTable, ofAuditAlone),
  ];
};

type TableRights = { readonly table?: unknown; readonly index?: unknown; readonly scan?: unknown; readonly audits?: boolean };

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
    Resource: ownTable,
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
  return actions.map(String);
};

const ownTable = { 'Fn::GetAtt': ['Table', 'Arn'] };

const statement = (
  Effect: Statement['Effect'],
  actions: readonly string[],
  Resource: Statement['Resource'],
  Condition: ValueMap,
): Statement[] =>
  actions.length === 0 ? [] : [{ Effect, Action: actions.map((each) => `dynamodb:${each}`), Resource, Condition }];
