import type { Resource, Value, ValueMap } from './configuration.ts';
import { exportName, importShared } from './names.ts';

type Metric = { readonly Namespace: string; readonly MetricName: string; readonly Dimensions?: readonly ValueMap[] };

export type AlarmSpec = {
  readonly stage: string;
  /** After `onsale-<stage>-`. */
  readonly name: string;
  /** One sentence: what is the matter. */
  readonly says: string;
  /** In `docs/runbooks`, without its ending. */
  readonly runbook: string;
  readonly metric: Metric;
  readonly statistic: 'Maximum' | 'Average';
  /** Rings above it. */
  readonly above: number;
  /** Minutes in a row; each is one period. */
  readonly minutes: number;
};

/** An alarm that tells the stage's topic, and where to read what to do. $0.10 a month. */
export const alarm = ({ stage, name, says, runbook, metric, statistic, above, minutes }: AlarmSpec): Resource => {
  const topic: Value = importShared(stage, 'AlarmsTopicArn');
  return {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      AlarmName: exportName(stage, name),
      AlarmDescription: `${says} What to do: docs/runbooks/${runbook}.md`,
      ...metric,
      Statistic: statistic,
      Period: 60,
      EvaluationPeriods: minutes,
      Threshold: above,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: [topic],
      OKActions: [topic],
    },
  };
};
