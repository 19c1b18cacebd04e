const outside = (...allowed) => ({ pathNot: allowed });

/** The direction of imports (docs/architecture.md): inwards only, and never from service to service. */
export default {
  forbidden: [
    {
      name: 'no-service-to-service',
      comment: 'Services talk through HTTP and events, never through imports.',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    {
      name: 'no-package-to-service',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^services/' },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain → kernel, pricing (and the shapes of the contracts as types).',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' },
      to: outside(
        '^services/[^/]+/src/domain/',
        '^packages/(kernel|pricing)/',
        '^packages/contracts/',
        '^node:crypto$',
        '^crypto$',
      ),
    },
    {
      name: 'domain-takes-only-types-from-contracts',
      severity: 'error',
      from: { path: '^services/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/contracts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'use-cases-know-no-infrastructure',
      comment: 'use-cases → domain, ports, contracts, kernel, pricing.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/(use-cases/|ports\\.ts)', pathNot: '\\.test\\.ts$' },
      to: outside(
        '^services/[^/]+/src/(use-cases|domain)/',
        '^services/[^/]+/src/ports\\.ts$',
        '^packages/(contracts|kernel|pricing)/',
        '^(node:)?crypto$',
      ),
    },
    {
      name: 'handlers-stay-thin',
      comment: 'handlers → use-cases, composition, contracts, runtime; a small CRUD service keeps handlers and adapters only.',
      severity: 'error',
      from: { path: '^services/[^/]+/src/handlers/', pathNot: '\\.test\\.ts$' },
      to: { path: '@aws-sdk/' },
    },
    {
      name: 'aws-sdk-only-at-the-edges',
      severity: 'error',
      from: {
        path: '^(services|packages)/',
        pathNot: ['^services/[^/]+/src/adapters/', '^packages/(runtime|local|testing|deploy|ops)/', '/test/', '\\.test\\.ts$'],
      },
      to: { path: '@aws-sdk/' },
    },
    {
      name: 'kernel-depends-on-nothing',
      severity: 'error',
      from: { path: '^packages/kernel/src/', pathNot: '\\.test\\.ts$' },
      to: outside('^packages/kernel/'),
    },
    {
      name: 'pricing-is-pure',
      severity: 'error',
      from: { path: '^packages/pricing/src/', pathNot: '\\.test\\.ts$' },
      to: outside('^packages/(kernel|pricing)/'),
    },
    {
      name: 'contracts-are-zod-only',
      severity: 'error',
      from: { path: '^packages/contracts/src/', pathNot: '\\.test\\.ts$' },
      to: outside('^packages/(contracts|kernel)/', 'node_modules/zod'),
    },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    // `aws-lambda` is a name that only @types/aws-lambda knows: types, nothing to load.
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^aws-lambda$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/\\.esbuild/|/\\.serverless/|/\\.onsale/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
