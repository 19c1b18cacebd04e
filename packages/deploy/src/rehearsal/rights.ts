import { readFileSync } from 'node:fs';
import { GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';

/** A line of the emulator's record (packages/deploy/emulator/parts/recorded_calls.py). */
type Call = { readonly principal: string; readonly action: string } & (
  | { readonly allowed: true; readonly statement?: number; readonly by?: readonly string[] }
  | { readonly allowed: false; readonly resource: string }
);

type Statement = { readonly Action: readonly string[]; readonly Resource: string | readonly string[] };

/** What a function's role says that it may do, taken apart: `orders sweepOrders dynamodb:Query`, `orders sweepOrders on arn:…`. */
export type Rights = { readonly granted: readonly string[]; readonly used: ReadonlySet<string>; readonly refused: readonly string[] };

/** The rights of every function of a stage, and which of them were used since the emulator started. */
export const rightsOf = async (callsFile: string): Promise<Rights> => {
  const roles = await functions();
  const granted: string[] = [];
  const used = new Set<string>();
  for (const { name, statements } of roles.values()) {
    for (const [number, { Action, Resource }] of statements.entries()) {
      granted.push(...Action.map((action) => `${name} ${number} ${action}`));
      granted.push(...[Resource].flat().map((resource) => `${name} ${number} on ${resource}`));
    }
  }
  const refused: string[] = [];
  for (const call of callsIn(callsFile)) {
    const name = roles.get(roleIn(call.principal))?.name;
    if (name === undefined) continue; // somebody who is no function
    if (!call.allowed) refused.push(`${name} ${call.action} on ${call.resource}`);
    else {
      used.add(`${name} ${call.statement} ${call.action}`);
      for (const resource of call.by ?? []) used.add(`${name} ${call.statement} on ${resource}`);
    }
  }
  return { granted, used, refused };
};

const callsIn = (file: string): Call[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Call); // written by the emulator's extension

/** `arn:…:role/NAME` and `arn:…:assumed-role/NAME/session` → NAME. */
const roleIn = (principal: string): string => principal.split('/')[1] ?? '';

/** By their roles' names. */
const functions = async () => {
  const iam = new IAMClient({});
  const found = new Map<string, { readonly name: string; readonly statements: readonly Statement[] }>();
  for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient({}) }, {})) {
    for (const { FunctionName = '', Role = '' } of Functions) {
      const RoleName = roleIn(Role);
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'function' }));
      const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: readonly Statement[] }; // our plugin's
      found.set(RoleName, { name: FunctionName, statements: Statement });
    }
  }
  return found;
};
