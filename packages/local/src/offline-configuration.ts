import path from 'node:path';
import type { ExpandedFunction, FunctionEvent } from '@onsale/serverless-config/configuration';
import type { Bundling } from './bundles.ts';
import type { Cloud } from './cloud.ts';
import { PlainFault } from './plain-fault.ts';
import { loopback } from './ports.ts';
import type { Ports } from './ports.ts';
import type { Service } from './services.ts';
import { stage } from './stage.ts';

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
export const sharedAuthorizer = localFunctionName('accounts', 'authorize');

export type OfflineConfiguration = ReturnType<typeof offlineConfiguration>;

/** One configuration for one serverless-offline process, made of those of all services, and what it bundles before. */
export const offlineConfiguration = (wanted: Wanted) => {
  const { services, cloud, root, build, ports } = wanted;
  const functions = services.flatMap((service) =>
    Object.entries(service.configuration.functions).map(([name, fn]) => localFunction(name, fn, service, wanted)),
  );
  return {
    service: 'onsale',
    plugins: ['serverless-offline'],
    configValidationMode: 'off', // each service's own file is validated when it is packaged
    provider: { name: 'aws', runtime: services[0]?.configuration.provider['runtime'], region: cloud.region, stage },
    functions: Object.fromEntries(functions.map((fn) => [fn.name, fn])),
    custom: {
      'serverless-offline': {
        host: loopback,
        httpPort: ports.gateway,
        lambdaPort: ports.lambda,
        location: path.relative(root, build),
        noPrependStageInUrl: true,
        noSponsor: true,
        disableCookieValidation: true,
        terminateIdleLambdaTime: 15, // seconds; an idle function holds a worker thread of some 25 MB
      },
    },
    bundling: bundlingOf(services, functions, build),
  };
};

/** `src/handlers/place-order.handler` stands in `src/handlers/place-order.ts`. */
const bundlingOf = (services: readonly Service[], functions: readonly { handler: string }[], outdir: string): Bundling => {
  const modules = functions.map(({ handler }) => handler.slice(0, handler.lastIndexOf('.')));
  const entryPoints = Object.fromEntries(modules.map((name) => [name, `${name}.ts`]));
  return { entryPoints, outdir, options: { ...services[0]?.esbuild, minify: false } };
};

/** A function's variables as its service configures them; as text, whatever they are in the yml. */
export const environmentOf = (fn: ExpandedFunction, service: Service, cloud: Cloud): Record<string, string> => {
  const configured = cloud.resolve(service, { ...service.configuration.provider.environment, ...fn.environment });
  return Object.fromEntries(Object.entries(configured as object).map(([name, value]) => [name, String(value)]));
};

const localFunction = (name: string, fn: ExpandedFunction, service: Service, { cloud, root, environment }: Wanted) => {
  const { provider } = service.configuration;
  const key = localFunctionName(service.name, name);
  return {
    name: key,
    handler: path.join(path.relative(root, service.folder), fn.handler),
    timeout: fn.timeout ?? provider.timeout,
    memorySize: fn['memorySize'] ?? provider['memorySize'],
    environment: { ...environmentOf(fn, service, cloud), ...environment },
    events: fn.events.flatMap((event) => offlineEvent(event, key)),
  };
};

type Http = { readonly method: string; readonly path: string; readonly authorizer?: { readonly type: string } };

/** Offline serves HTTP and schedules; queues and streams have pumps of their own. */
const offlineEvent = (event: FunctionEvent, key: string): object[] => {
  if ('schedule' in event) return [event];
  if (!('http' in event)) return [];
  const { authorizer, ...declared } = event['http'] as unknown as Http; // made by expandService
  const http = { method: declared.method, path: declared.path }; // which keys are in a plan is the front server's to know
  switch (authorizer?.type) {
    case undefined:
    case 'AWS_IAM': // the front server checks the signature
      return [{ http }];
    case 'CUSTOM':
      return [{ http: { ...http, authorizer: { name: sharedAuthorizer, type: 'request', ...authorizerSettings } } }];
    default:
      throw new PlainFault(`${key}: the local cloud knows no authorizer of type ${authorizer?.type}`);
  }
};

/** Nothing is looked at before the shared authorizer is asked, and its answers are never kept, so that a revoked key is refused at once. */
const authorizerSettings = { resultTtlInSeconds: 0 };
