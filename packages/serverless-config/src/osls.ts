import type { Output, Resource, ServiceConfiguration } from './configuration.ts';

/** What the plugin touches of osls, which ships no types. */
export type Osls = {
  /** Where its serverless.yml lies. */
  readonly serviceDir: string;
  /** With its variables resolved. */
  readonly configurationInput: ServiceConfiguration;
  /** An Error whose message is all that osls prints of it. */
  readonly classes: { readonly Error: new (message: string, code: string) => Error };
  /** Replaces a part of the configuration before it is validated. Only in a plugin's constructor. */
  extendConfiguration(path: readonly string[], value: unknown): void;
  readonly configSchemaHandler: { defineFunctionProperties(provider: 'aws', schema: object): void };
  readonly service: {
    readonly provider: { readonly compiledCloudFormationTemplate: CompiledTemplate };
    readonly functions: Readonly<Record<string, OslsFunction>>;
    readonly custom?: { readonly esbuild?: { skipBuild?: boolean } };
  };
};

/** What osls keeps beside a function's configuration. */
export type OslsFunction = {
  targetAlias?: { readonly name: string; readonly logicalId: string };
  /** Of the version that it compiled; absent before. */
  readonly versionLogicalId?: string;
  /** serverless-esbuild's mark. */
  skipEsbuild?: boolean;
};

/** The stack's template while osls compiles it, to be changed in place. */
export type CompiledTemplate = { readonly Resources: Record<string, Resource>; readonly Outputs: Record<string, Output> };
