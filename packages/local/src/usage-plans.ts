import type { Cloud } from './cloud.ts';

/** What a key in a plan may call of the partner API. */
export type UsagePlan = {
  readonly id: string;
  readonly requestsPerSecond: number;
  /** At once, however long the key has been quiet. */
  readonly burst: number;
  readonly requestsPerDay: number;
};

/** The usage plans that the templates declare, by their ids. */
export const usagePlans = ({ resources }: Pick<Cloud, 'resources'>): ReadonlyMap<string, UsagePlan> =>
  new Map(
    resources
      .filter(({ type }) => type === 'AWS::ApiGateway::UsagePlan')
      .map(({ ref, properties }) => {
        const { Throttle, Quota } = properties as Declared; // CloudFormation's shape; a variable in quotes is text
        const limits = {
          requestsPerSecond: Number(Throttle.RateLimit),
          burst: Number(Throttle.BurstLimit),
          requestsPerDay: Number(Quota.Limit),
        };
        return [ref, { id: ref, ...limits }];
      }),
  );

type Amount = number | string;
type Declared = {
  readonly Throttle: { readonly RateLimit: Amount; readonly BurstLimit: Amount };
  readonly Quota: { readonly Limit: Amount };
};
