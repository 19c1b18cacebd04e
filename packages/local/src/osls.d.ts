/** The parts of osls that we use in process; it ships no types. */
declare module 'serverless/lib/configuration/read.js' {
  const read: (file: string) => Promise<Record<string, unknown>>;
  export default read;
}

declare module 'serverless/lib/configuration/variables/index.js' {
  const resolveVariables: (input: {
    serviceDir: string;
    configuration: Record<string, unknown>;
    options: Record<string, string>;
  }) => Promise<void>;
  export default resolveVariables;
}

declare module 'serverless/lib/serverless.js' {
  export default class Serverless {
    constructor(input: {
      serviceDir: string;
      configurationFilename: string;
      configuration: object;
      commands: readonly string[];
      options: Record<string, unknown>;
    });
    readonly pluginManager: {
      addPlugin(plugin: new () => { readonly hooks: Readonly<Record<string, () => unknown>> }): void;
      spawn(command: string): Promise<void>;
    };
    init(): Promise<void>;
    run(): Promise<void>;
  }
}

declare module 'serverless/lib/utils/serverless-utils/log-reporters/node.js';
