/** A value of a template: text, numbers, lists and CloudFormation functions such as `{ Ref: 'Table' }`. */
export type Value = string | number | boolean | null | readonly Value[] | ValueMap;
export type ValueMap = { readonly [name: string]: Value };

export type Statement = {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: readonly string[];
  readonly Resource: Value;
  readonly Condition?: ValueMap;
};

/** One event of a function, its kind as the only key: `{ endpoint: 'placeOrder' }`. */
export type FunctionEvent = { readonly [kind: string]: Value };

export type FunctionConfiguration = {
  readonly handler: string;
  readonly events?: readonly FunctionEvent[];
  /** Seconds. */
  readonly timeout?: number;
  readonly environment?: ValueMap;
  readonly iamRoleStatements?: readonly Statement[];
  /** What the function does with the items of the service's own table and of its index, by DynamoDB's names. */
  readonly table?: readonly string[];
  readonly index?: readonly string[];
  /** The attributes that it reads of every item of the table. */
  readonly scan?: readonly string[];
  /** What its queue or stream brings is gathered for so many seconds: fewer and larger batches of what nobody waits for. */
  readonly gatherSeconds?: number;
  /** The endpoints of ours that the function calls, by contract name. */
  readonly calls?: readonly string[];
  /** The API asks it whether a caller may come in. The edge registers it by its alias. */
  readonly authorizer?: true;
  readonly [other: string]: unknown;
};

export type Resource = {
  readonly Type: string;
  readonly Properties?: ValueMap;
  readonly DependsOn?: string | readonly string[];
  readonly [other: string]: unknown;
};

export type Output = { readonly Value: Value; readonly Export?: { readonly Name: string }; readonly [other: string]: unknown };

export type Template = {
  /** The fragment counts only where `when` is neither false nor empty, and only where `unless` is one of the two. */
  readonly when?: boolean | string;
  readonly unless?: boolean | string;
  readonly Resources?: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, Output>>;
  /** osls' way to change a resource that another fragment declares. Maps of its properties are merged, all else is replaced. */
  readonly extensions?: Readonly<Record<string, Partial<Pick<Resource, 'Properties' | 'DependsOn'>>>>;
};

type Functions = Readonly<Record<string, FunctionConfiguration>>;

/** A service's serverless.yml after its variables are resolved: what we read of it; the rest passes through untouched. */
export type ServiceConfiguration = {
  /** `onsale-<service>`. */
  readonly service: string;
  readonly provider: {
    readonly stage: string;
    readonly timeout?: number;
    readonly environment?: ValueMap;
    readonly [other: string]: unknown;
  };
  readonly custom?: {
    /** The row of `stages.yml`, see stage.ts. */
    readonly stage?: unknown;
    readonly gatewayProblems?: Readonly<Record<string, string>>;
    /** Resources of the API, by logical id. */
    readonly unknownPathsBelow?: readonly string[];
    readonly [other: string]: unknown;
  };
  readonly functions?: Functions | readonly Functions[];
  readonly resources?: Template | readonly Template[];
  readonly [other: string]: unknown;
};

/** The same with every list of fragments merged and every event native to osls. */
export type ExpandedConfiguration = Pick<ServiceConfiguration, 'service' | 'provider'> & {
  readonly functions: Record<string, ExpandedFunction>;
  readonly resources: { readonly Resources: Record<string, Resource>; readonly Outputs: Record<string, Output> };
};

export type ExpandedFunction = FunctionConfiguration & { readonly events: readonly FunctionEvent[] };
