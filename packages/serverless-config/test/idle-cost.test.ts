import type { Resource } from '../src/configuration.ts';
import { expandedService } from './expanded-services.ts';
import { asTable, idleMonth, totalOf } from './idle-month.ts';
import { packagedServices, serviceNames } from './packaged-services.ts';

const packaged: readonly Resource[] = packagedServices().flatMap(({ template }) => Object.values(template.Resources));

/** The same services on another stage: what only osls makes of them does not differ, what they declare does. */
const onStage = async (stage: string): Promise<Resource[]> => {
  const declaredOn = async (each: string) =>
    (await Promise.all(serviceNames.map((name) => expandedService(name, each)))).flatMap(({ resources }) =>
      Object.entries(resources.Resources),
    );
  const onProd = new Set((await declaredOn('prod')).map(([id]) => id));
  const madeByOsls = packagedServices().flatMap(({ template }) =>
    Object.entries(template.Resources).filter(([id]) => !onProd.has(id)),
  );
  return [...madeByOsls, ...(await declaredOn(stage))].map(([, resource]) => resource);
};

describe('an idle month', () => {
  it.each([
    ['prod', 8],
    ['dev', 3],
  ])('costs on %s at most %d dollars', async (stage, most) => {
    const items = idleMonth(stage === 'prod' ? packaged : await onStage(stage));
    process.stderr.write(`${asTable(stage, items)}\n`); // jest's console adds a stack to each line
    expect(totalOf(items)).toBeLessThanOrEqual(most);
    expect(items[0]?.count).toBeGreaterThan(0); // the polling, which is most of it
  });

  it('has no price for what nobody has looked up', () => {
    expect(() => idleMonth([{ Type: 'AWS::RDS::DBInstance' }])).toThrow('no price for AWS::RDS::DBInstance');
    expect(() => idleMonth([{ Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'cron(x)' } }])).toThrow(
      'cannot price',
    );
  });
});
