import { readFileSync } from 'node:fs';
import { permissionsPage } from './permissions-page.ts';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import { goldenFiles } from '../golden/golden-files.ts';
import { contractBreaks, wayOut } from './compatibility/contracts.ts';
import { eventContracts } from './registry.ts';
import { todaysContracts } from './todays-contracts.ts';

const golden = goldenFiles(path.join(__dirname, '../golden'));
const published = golden.contracts();
const today = todaysContracts();
const contractsByType = new Map(Object.values(eventContracts()).map((contract) => [contract.type as string, contract]));

test('nothing that was published changes in a way that breaks those who rely on it', () => {
  if (!published) throw new Error('golden/openapi.json is gone');
  const breaks = contractBreaks(published, today, new Date().toISOString().slice(0, 10));
  if (breaks.length > 0) throw new Error(`${breaks.join('\n')}\n\n${wayOut}`);
});

test('the golden files hold all that is promised today', () => {
  if (!isDeepStrictEqual(published, today))
    throw new Error('The contracts have grown: run "npm run contracts" and commit what it writes to packages/contracts/golden.');
});

test('there is an example of every version of every event', () => {
  expect(Object.keys(golden.examples()).sort()).toEqual(Object.keys(today.events).sort());
});

test.each(Object.entries(golden.examples()))('%s is still read as it was once published', (type, example) => {
  const { data, ...envelope } = example as { data: unknown };
  expect(envelope).toMatchObject({ specversion: '1.0', type, source: `/onsale/${type.split('.')[1] ?? ''}` });
  expect(z.parse(contractsByType.get(type)?.data ?? z.never(), data)).toEqual(data);
});

test('the page of permissions says what they are today', () => {
  const page = readFileSync(path.join(__dirname, '../../../docs/permissions.md'), 'utf8');
  if (page !== permissionsPage()) throw new Error('Run "npm run contracts" and commit docs/permissions.md.');
});
