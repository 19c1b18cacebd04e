/** Plain JavaScript because jest reads it before anything can be transpiled. Types are checked apart (`npm run types`). */
const shared = {
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/packages/testing/src/quiet-logs.ts'],
  transform: {
    '^.+\\.tsx?$': [
      'ts-jest',
      {
        diagnostics: false,
        tsconfig: {
          target: 'ES2023',
          module: 'CommonJS',
          isolatedModules: true,
          esModuleInterop: true,
          allowImportingTsExtensions: false,
          jsx: 'react-jsx',
          jsxImportSource: 'preact',
        },
      },
    ],
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.esbuild/', '/.serverless/'],
  modulePathIgnorePatterns: ['/.esbuild/', '/.serverless/', '/dist/', '/.onsale/'],
};

export default {
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/{packages,services}/*/src/**/*.test.{ts,tsx}',
        '<rootDir>/bench/**/*.test.ts',
        '<rootDir>/simulate/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{packages,services}/*/test/integration/**/*.test.ts'],
      globalSetup: '<rootDir>/packages/testing/src/integration-setup.ts',
      globalTeardown: '<rootDir>/packages/testing/src/integration-teardown.ts',
    },
    {
      ...shared,
      displayName: 'template',
      testMatch: ['<rootDir>/packages/serverless-config/test/*.test.ts'],
      globalSetup: '<rootDir>/packages/serverless-config/test/template-setup.ts',
      globalTeardown: '<rootDir>/packages/serverless-config/test/template-teardown.ts',
    },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/e2e/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/e2e/support/check-answers.ts'],
      globalSetup: '<rootDir>/e2e/support/global-setup.ts',
      globalTeardown: '<rootDir>/e2e/support/global-teardown.ts',
    },
    // They start, cut off and mend systems of their own.
    {
      ...shared,
      displayName: 'own-system',
      testMatch: ['<rootDir>/e2e/own-system/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/e2e/support/check-answers.ts'],
    },
    // Only by `npm run rehearse`: what needs a deployed stage.
    {
      ...shared,
      displayName: 'deployed',
      testMatch: ['<rootDir>/e2e/deployed/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/e2e/support/check-answers.ts'],
    },
  ],
};
