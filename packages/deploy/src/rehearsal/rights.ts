import { readFileSync } from 'node:fs';
import { GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';

/** A line of the emulator's record (packages/deploy/emulator/parts/recorded_calls.py). */
type Call = { readonly principal: string; readonly action: string } & (
  | { readonly allowed: true; readonly statement?: number; readonly by?: readonly string[] }
  | { readonly allowed: false; readonly resource: string }
);

type Statement = {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
};

/** One action or one resource of a statement of a function's role. */
export type Right = {
  /** `onsale-orders-ci-placeOrder dynamodb:GetItem`, `onsale-orders-ci-placeOrder on arn:…` */
  readonly name: string;
  /** The whole statement: its actions, `on`, its resources. */
  readonly statement: string;
  readonly isUsed: boolean;
};

/** What every function's role allows and what of it its function did since the emulator started; and what it tried in vain. */
export const functionRights = async (callsFile: string): Promise<{ rights: Right[]; refused: string[] }> => {
  const functions = await deployedFunctions();
  const used = new Set<string>();
  const refused: string[] = [];
  for (const call of callsIn(callsFile)) {
    const name = functions.get(call.principal)?.name;
    if (name === undefined) continue; // somebody else, or a rehearsal in its place
    if (!call.allowed) refused.push(`${name} ${call.action} on ${call.resource}`);
    else for (const what of [call.action, ...(call.by ?? []).map(on)]) used.add(`${call.statement} ${name} ${what}`);
  }
  const rights = [...functions.values()].flatMap(({ name, statements }) =>
    statements.flatMap(({ Effect, Action, Resource }, number) => {
      if (Effect === 'Deny') return []; // takes rights away
      const whats = [...Action, ...[Resource].flat().map(on)];
      const statement = whats.join(' ');
      return whats.map((what) => ({ name: `${name} ${what}`, statement, isUsed: used.has(`${number} ${name} ${what}`) }));
    }),
  );
  return { rights, refused };
};

const on = (resource: string): string => `on ${resource}`;

const callsIn = (file: string): Call[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Call); // written by the emulator's extension

/** By what each is when it calls: its role in a session of its own name. */
const deployedFunctions = async () => {
  const iam = new IAMClient({});
  const found = new Map<string, { readonly name: string; readonly statements: readonly Statement[] }>();
  for await (const { Functions = [] } of paginateListFunctions({ client: new LambdaClient({}) }, {})) {
    for (const { FunctionName: name = '', Role = '' } of Functions) {
      const RoleName = Role.split('/').at(-1) ?? '';
      const { PolicyDocument = '' } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'function' }));
      const { Statement } = JSON.parse(decodeURIComponent(PolicyDocument)) as { Statement: readonly Statement[] }; // our plugin's
      const session = Role.replace(':iam:', ':sts:').replace(/:role\/.*/, `:assumed-role/${RoleName}/${name}`);
      found.set(session, { name, statements: Statement });
    }
  }
  return found;
};
