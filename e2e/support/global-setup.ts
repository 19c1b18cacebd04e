import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newOrganizer } from '@onsale/local/organizer';
import { startStack } from '@onsale/local/stack';
import { running } from './global-teardown.ts';
import { basePort, describeStack } from './own-stack.ts';

/**
 * One system for all end-to-end tests, beside the one that a developer may have running; or the running one that
 * `ONSALE_E2E_STACK` describes (JSON: site, api, mailbox, signIn, organizerKey, otherOrganizerKey, tables).
 */
export default async (): Promise<void> => {
  if (process.env['ONSALE_E2E_STACK'] !== undefined) return;
  const home = mkdtempSync(path.join(tmpdir(), 'onsale-e2e-'));
  const port = basePort(0);
  running.stack = await startStack({ port, home });
  running.home = home;
  const otherOrganizerKey = await newOrganizer('Another', running.stack.url, 'ap-northeast-2');
  process.env['ONSALE_E2E_STACK'] = JSON.stringify({ ...describeStack(running.stack, port), otherOrganizerKey });
};
