import { readFileSync } from 'node:fs';
import { HoldFact } from '@onsale/contracts/inventory/facts';
import { orderForgone } from '@onsale/contracts/orders/events';
import { never, stateOf } from '../services/inventory/src/domain/unit.ts';
import * as changes from '../services/orders/src/domain/order.ts';

const model = readFileSync('simulate/hold.pml', 'utf8');

const statesOf = (kind: string, of = model): string[] => {
  const [, names = ''] = new RegExp(`mtype:${kind} = \\{(.*)\\}`).exec(of) ?? [];
  return names.split(',').map((name) => name.trim().replace(`${kind}_`, ''));
};

test('the model’s units are free, held or sold, as the code’s are', () => {
  expect(statesOf('unit')).toEqual([0, 1, never].map((freeFrom) => stateOf({ freeFrom })));
});

test('the model’s holds are as the code’s; but its buyers release none', () => {
  const [none, ...states] = statesOf('hold');
  expect(none).toBe('none');
  expect([...states, 'released'].sort()).toEqual([...HoldFact.shape.status.options].sort());
});

test.each(['pay', 'confirm', 'expire', 'startRefund', 'endRefund'] as const)(
  'the model’s orders %s from where the code’s do, to where they do',
  (name) => {
    const [, from = ''] = new RegExp(`#define ${name}_from\\(s\\) (.*)`).exec(model) ?? [];
    const [, to] = new RegExp(`#define ${name}_to order_(\\w+)`).exec(model) ?? [];
    expect([...from.matchAll(/order_(\w+)/g)].map(([, state]) => state)).toEqual(changes[name].from);
    expect(to).toBe(changes[name].to);
  },
);

test('the model of what is sold ahead has states of the code alone, and one more for an order that never comes', () => {
  const ahead = readFileSync('simulate/ahead.pml', 'utf8');
  expect(statesOf('unit', ahead)).toEqual(statesOf('unit'));
  expect(HoldFact.shape.status.options).toEqual(expect.arrayContaining(statesOf('hold', ahead)));
  const [none, forgone] = ['none', orderForgone.type.replace(/^.*order-(.*)\.v1$/, '$1')];
  expect(statesOf('order', ahead).sort()).toEqual([changes.confirm.to, forgone, none].sort());
});
