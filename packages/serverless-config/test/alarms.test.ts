import { existsSync } from 'node:fs';
import { expandedService } from './expanded-services.ts';
import { packagedServices, resourcesOf, serviceNames } from './packaged-services.ts';
import type { Declared } from './packaged-services.ts';

const onProd = packagedServices();
const alarmsOf = (service: (typeof onProd)[number]): Declared[] => resourcesOf(service, 'AWS::CloudWatch::Alarm');

describe.each(onProd.map((service) => [service.name, service] as const))('%s on prod', (_, service) => {
  const watched = JSON.stringify(alarmsOf(service));

  it('has an alarm on every queue in which failed messages end', () => {
    const queues = resourcesOf(service, 'AWS::SQS::Queue');
    const deadLetterQueues = queues.filter(({ Properties }) => Properties?.['RedrivePolicy'] === undefined);
    for (const { id } of deadLetterQueues) expect(watched).toContain(JSON.stringify({ 'Fn::GetAtt': [id, 'QueueName'] }));
  });

  it('has an alarm on every stream that is read late', () => {
    for (const { Properties } of resourcesOf(service, 'AWS::Lambda::EventSourceMapping')) {
      if (!JSON.stringify(Properties?.['EventSourceArn']).includes('StreamArn')) continue;
      const [, functionId] = /"Fn::GetAtt":\["(\w+)","Arn"\]/.exec(JSON.stringify(Properties?.['FunctionName'])) ?? [];
      expect(alarmsOf(service)).toContainEqual(
        expect.objectContaining({
          Properties: expect.objectContaining({
            MetricName: 'IteratorAge',
            Dimensions: [{ Name: 'FunctionName', Value: { Ref: functionId } }],
            Threshold: 900_000,
          }) as object,
        }),
      );
    }
  });

  it('tells each alarm to the one topic, with a runbook that exists', () => {
    for (const { Properties } of alarmsOf(service)) {
      const topic = service.name === 'edge' ? { Ref: 'AlarmsTopic' } : { 'Fn::ImportValue': 'onsale-prod-AlarmsTopicArn' };
      expect(Properties?.['AlarmActions']).toEqual([topic]);
      const [runbook = 'none'] = /docs\/runbooks\/[\w-]+\.md/.exec(JSON.stringify(Properties?.['AlarmDescription'])) ?? [];
      expect({ runbook, exists: existsSync(runbook) }).toEqual({ runbook, exists: true });
    }
  });
});

it('prod tells the same topic when a stream gives a record up', () => {
  const bucket = onProd.find(({ name }) => name === 'edge')?.template.Resources['FailedRecordsBucket'];
  expect(bucket).toMatchObject({
    DependsOn: ['AlarmsTopicPolicy'],
    Properties: {
      NotificationConfiguration: { TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: { Ref: 'AlarmsTopic' } }] },
    },
  });
});

it('dev has no alarms and needs none', async () => {
  const dev = await Promise.all(serviceNames.map((name) => expandedService(name, 'dev')));
  expect(JSON.stringify(dev)).not.toMatch(/AWS::CloudWatch::Alarm|AlarmsTopic|AWS::Logs::MetricFilter/);
});
