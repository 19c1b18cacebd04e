import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { contractBreaks, wayOut } from '../src/compatibility/contracts.ts';
import { permissionsPage } from '../src/permissions-page.ts';
import { todaysContracts } from '../src/todays-contracts.ts';
import { goldenFiles } from './golden-files.ts';

const golden = goldenFiles(import.meta.dirname);
const today = todaysContracts();
const published = golden.contracts();
const breaks = published ? contractBreaks(published, today, new Date().toISOString().slice(0, 10)) : [];
if (breaks.length > 0) {
  console.error(`${breaks.join('\n')}\n\n${wayOut}`);
  process.exitCode = 1;
} else {
  golden.write(today);
  writeFileSync(path.join(import.meta.dirname, '../../../docs/permissions.md'), permissionsPage());
  const missing = Object.keys(today.events).filter((type) => !(type in golden.examples()));
  for (const type of missing) console.log(`Write an example by hand: packages/contracts/golden/events/${type}.example.json`);
  console.log('The golden files hold what is promised today: commit them with the change.');
}
