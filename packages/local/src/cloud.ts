import { stackName } from '@onsale/serverless-config/names';
import { resolve } from './intrinsics.ts';
import type { Scope } from './intrinsics.ts';
import { PlainFault } from './plain-fault.ts';
import type { Service } from './services.ts';
import { stage } from './stage.ts';

export const accountId = '000000000000';

/** A resource of a service with its properties resolved and the names that it goes by. */
export type Resource = {
  readonly service: string;
  readonly logicalId: string;
  readonly type: string;
  readonly name: string;
  /** What a `Ref` to it is: an ARN, a URL or a name, by its type. */
  readonly ref: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** All stacks together, before anything exists: names and ARNs follow from the templates alone. */
export type Cloud = {
  readonly region: string;
  readonly resources: readonly Resource[];
  /** A value of a service's configuration, every CloudFormation function in it resolved. */
  resolve(service: Service, value: unknown): unknown;
};

type Identity = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> };

/** `messaging` is the base URL of SQS. */
type Place = { readonly region: string; readonly messaging: string };

const queueUrl = (name: string, { messaging }: Place): string => `${messaging}/${accountId}/${name}`;

/** Which property names a resource, and how Ref and GetAtt see it. Resources that are not here exist in AWS alone. */
const kinds: Readonly<Record<string, { named: string; identify: (name: string, at: Place) => Identity }>> = {
  'AWS::DynamoDB::Table': {
    named: 'TableName',
    identify: (name, { region }) => {
      const Arn = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
      return { ref: name, attributes: { Arn, StreamArn: `${Arn}/stream/${stage}` } };
    },
  },
  'AWS::SQS::Queue': {
    named: 'QueueName',
    identify: (name, at) => ({
      ref: queueUrl(name, at),
      attributes: { Arn: `arn:aws:sqs:${at.region}:${accountId}:${name}`, QueueName: name, QueueUrl: queueUrl(name, at) },
    }),
  },
  'AWS::SNS::Topic': {
    named: 'TopicName',
    identify: (name, { region }) => {
      const arn = `arn:aws:sns:${region}:${accountId}:${name}`;
      return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
    },
  },
  'AWS::S3::Bucket': { named: 'BucketName', identify: (name) => ({ ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } }) },
};

export const cloudOf = (services: readonly Service[], messaging: string): Cloud => {
  const region = regionOf(services);
  const at = { region, messaging };
  const exports = exportsOf(services);

  const nameOf = (service: Service, logicalId: string): string => {
    const declared = service.configuration.resources.Resources[logicalId];
    const property = declared && kinds[declared.Type]?.named;
    const name = property && declared.Properties?.[property];
    return name === undefined || name === ''
      ? `${service.configuration.service}-${stage}-${logicalId}`.toLowerCase()
      : String(resolveIn(service, name));
  };
  const identityOf = (service: Service, logicalId: string): Identity => {
    const kind = kinds[service.configuration.resources.Resources[logicalId]?.Type ?? ''];
    return kind ? kind.identify(nameOf(service, logicalId), at) : { ref: logicalId, attributes: {} };
  };
  const scopeOf = (service: Service): Scope => ({
    ref: (logicalId) => pseudoParameters(region, service)[logicalId] ?? identityOf(service, logicalId).ref,
    attribute: (logicalId, attribute) => identityOf(service, logicalId).attributes[attribute] ?? `${logicalId}.${attribute}`,
    importValue: (name) => {
      const exported = exports.get(name);
      if (!exported) throw new PlainFault(`services/${service.name}: no service exports ${name}`);
      return resolveIn(exported.service, exported.value);
    },
  });
  const resolveIn = (service: Service, value: unknown): unknown => resolve(value, scopeOf(service));

  const resources = services.flatMap((service) =>
    Object.entries(service.configuration.resources.Resources).map(([logicalId, { Type, Properties }]) => ({
      service: service.name,
      logicalId,
      type: Type,
      name: nameOf(service, logicalId),
      ref: identityOf(service, logicalId).ref,
      properties:
        Type in kinds || Type === subscription
          ? (resolveIn(service, Properties ?? {}) as Record<string, unknown>)
          : { ...Properties },
    })),
  );
  return { region, resources, resolve: resolveIn };
};

const subscription = 'AWS::SNS::Subscription';

const regionOf = (services: readonly Service[]): string => {
  const regions = new Set(services.map(({ configuration }) => String(configuration.provider['region'])));
  const [region = ''] = regions;
  if (regions.size > 1) throw new PlainFault(`the services name several regions: ${[...regions].join(', ')}`);
  return region;
};

const exportsOf = (services: readonly Service[]) =>
  new Map(
    services.flatMap((service) =>
      Object.values(service.configuration.resources.Outputs).flatMap(({ Export, Value }) =>
        Export ? [[Export.Name, { service, value: Value }] as const] : [],
      ),
    ),
  );

const pseudoParameters = (region: string, service: Service): Readonly<Record<string, string>> => ({
  'AWS::Region': region,
  'AWS::AccountId': accountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName(service.name, stage),
});
