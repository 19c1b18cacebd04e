/** What CloudFormation's functions ask for, answered by whoever knows the resources. */
export type Scope = {
  ref(logicalId: string): string;
  attribute(logicalId: string, attribute: string): string;
  importValue(name: string): unknown;
};

type Resolver = (argument: unknown, scope: Scope) => unknown;

/** The value with every `Ref` and `Fn::…` resolved. Throws an Error on a function that no template of ours uses yet. */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((each) => resolve(each, scope)).filter((each) => each !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = [], another] = Object.entries(value);
  if (name !== undefined && another === undefined && (name === 'Ref' || name.startsWith('Fn::'))) {
    const resolver = functions[name];
    if (!resolver) throw new Error(`the local cloud does not know ${name}`);
    return resolver(argument, scope);
  }
  const entries = Object.entries(value).map(([key, each]) => [key, resolve(each, scope)] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined));
};

const functions: Readonly<Record<string, Resolver>> = {
  Ref: (logicalId, scope) => (logicalId === 'AWS::NoValue' ? undefined : scope.ref(String(logicalId))),
  'Fn::GetAtt': (target, scope) => {
    const [logicalId = '', ...attribute] = Array.isArray(target) ? target.map(String) : String(target).split('.');
    return scope.attribute(logicalId, attribute.join('.'));
  },
  'Fn::ImportValue': (name, scope) => scope.importValue(String(resolve(name, scope))),
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = resolve(argument, scope) as [string, string[]]; // CloudFormation's own shape
    return parts.join(separator);
  },
  'Fn::Sub': (argument, scope) => {
    const [template, variables] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Record<string, unknown>];
    return template.replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (name in variables) return String(resolve(variables[name], scope));
      const [logicalId = whole, ...attribute] = name.split('.');
      return attribute.length > 0 ? scope.attribute(logicalId, attribute.join('.')) : scope.ref(name);
    });
  },
};
