import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { layOutBundles } from './carried-bundles.ts';

describe('bundles that were built before', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-service-'));
  const bundles = path.join(folder, 'carried');
  afterAll(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(bundles, 'orders'), { recursive: true });
  for (const name of ['placeOrder', 'getOrder', 'nobodys']) writeFileSync(path.join(bundles, `orders/${name}.zip`), name);
  const layOut = (...functionNames: string[]) => layOutBundles(bundles, { service: 'orders', functionNames, folder });

  it('lie where the package is made, each function its own and no others', () => {
    layOut('placeOrder', 'getOrder');
    expect(readdirSync(path.join(folder, '.serverless')).sort()).toEqual(['getOrder.zip', 'placeOrder.zip']);
    expect(readFileSync(path.join(folder, '.serverless/getOrder.zip'), 'utf8')).toBe('getOrder');
  });

  it('are missed by the name of the function', () => {
    expect(() => layOut('sweepOrders')).toThrow(/^service orders, function sweepOrders: there is no bundle /);
  });
});
