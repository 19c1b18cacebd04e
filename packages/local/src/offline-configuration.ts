import path from 'node:path';
import type { ExpandedFunction, FunctionEvent } from '@onsale/serverless-config/configuration';
import type { Cloud } from './cloud.ts';
import { loopback } from './ports.ts';
import type { Ports } from './ports.ts';
import { PlainFault } from './plain-fault.ts';
import { stage } from './services.ts';
import type { Service } from './services.ts';

type Wanted = {
  readonly services: readonly Service[];
  readonly cloud: Cloud;
  /** Holds `services/`. */
  readonly root: string;
  /** Where bundles go. */
  readonly build: string;
  readonly ports: Ports;
  /** What only the local cloud knows, for every function. */
  readonly environment: Readonly<Record<string, string>>;
};

/** What a function is called in offline, where all services share one list: `orders-placeOrder`. */
export const localFunctionName = (service: string, functionName: string): string => `${service}-${functionName}`;

/** The shared authorizer, which the gateway of edge registers for all services. */
const sharedAuthorizer = localFunctionName('accounts', 'authorize');

/** One configuration for one serverless-offline process, made of those of all services. */
export const offlineConfiguration = ({ services, cloud, root, build, ports, environment }: Wanted) => {
  const [first] = services;
  const functions = services.flatMap((service) =>
    Object.entries(service.configuration.functions).map(([name, fn]) => {
      const key = localFunctionName(service.name, name);
      return [key, localFunction(key, fn, service, { cloud, root, environment })] as const;
    }),
  );
  return {
    service: 'onsale',
    plugins: ['serverless-esbuild', 'serverless-offline'],
    configValidationMode: 'off', // each service's own file is validated when it is packaged
    provider: { name: 'aws', runtime: first?.configuration.provider['runtime'], region: cloud.region, stage },
    functions: Object.fromEntries(functions),
    custom: {
      esbuild: {
        ...first?.esbuild, // the same in all
        minify: false,
        outputFileExtension: '.cjs', // here a package.json above says ESM; in a function's zip there is none
        exclude: ['@aws-sdk/*', '@smithy/*'], // bundling the SDK takes three times as long
        outputWorkFolder: path.relative(root, build),
        outputBuildFolder: 'functions',
        watch: {
          pattern: ['services/*/src/**/*.ts', 'packages/*/src/**/*.ts'],
          ignore: ['**/*.test.ts', 'services/storefront/**', 'packages/local/**', '**/node_modules/**'],
          chokidar: { ignoreInitial: true },
        },
      },
      'serverless-offline': {
        host: loopback,
        httpPort: ports.gateway,
        lambdaPort: ports.lambda,
        noPrependStageInUrl: true,
        noSponsor: true,
        disableCookieValidation: true,
        terminateIdleLambdaTime: 15, // seconds; an idle function holds a worker thread of some 25 MB
      },
    },
  };
};

type Shared = Pick<Wanted, 'cloud' | 'root' | 'environment'>;

const localFunction = (key: string, fn: ExpandedFunction, service: Service, { cloud, root, environment }: Shared) => {
  const { provider } = service.configuration;
  const own = cloud.resolve(service, { ...provider.environment, ...fn.environment }) as Record<string, string>; // variables are text
  return {
    name: key,
    handler: path.join(path.relative(root, service.folder), fn.handler),
    timeout: fn.timeout ?? provider.timeout,
    memorySize: fn['memorySize'] ?? provider['memorySize'],
    environment: { ...own, ...environment },
    events: fn.events.flatMap((event) => offlineEvent(event, key, cloud)),
  };
};

type Http = { readonly method: string; readonly path: string; readonly authorizer?: { readonly type: string } };

/** Offline serves HTTP and schedules; queues and streams have pumps of their own. */
const offlineEvent = (event: FunctionEvent, key: string, cloud: Cloud): object[] => {
  if ('schedule' in event) return [event];
  if (!('http' in event)) return [];
  const { authorizer, ...http } = event['http'] as unknown as Http; // made by expandService
  switch (authorizer?.type) {
    case undefined:
    case 'AWS_IAM': // the front server checks the signature
      return [{ http }];
    case 'CUSTOM':
      return [
        {
          http: {
            ...http,
            authorizer: { name: sharedAuthorizer, type: 'request', identitySource: identitySource(cloud), resultTtlInSeconds: 0 },
          },
        },
      ];
    default:
      throw new PlainFault(`${key}: the local cloud knows no authorizer of type ${authorizer?.type}`);
  }
};

const identitySource = (cloud: Cloud): unknown => {
  const authorizer = cloud.resources.find(({ type }) => type === 'AWS::ApiGateway::Authorizer');
  if (!authorizer) throw new PlainFault('an endpoint wants the shared authorizer, which no service registers');
  return authorizer.properties['IdentitySource'];
};
