import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manualClock } from '@onsale/testing/manual-clock';
import { gatewayKeys } from './gateway-keys.ts';
import { partnerGate } from './partner-gate.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'onsale-keys-'));
const file = path.join(folder, 'gateway-keys.json');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const keys = gatewayKeys(file);
const plans = new Map([['FreePlan', { id: 'FreePlan', requestsPerSecond: 5, burst: 2, requestsPerDay: 100 }]]);
const inPlan = (value: string) => keys.addToPlan(keys.create('app', value).id, 'FreePlan')?.id ?? '';
const gate = partnerGate({ keys, plans, isKnown: (key) => Promise.resolve(key.startsWith('ours')), clock: manualClock() });
const partnerPath = '/v1/partner/events?limit=1';

describe('the partner API', () => {
  it('lets a key in a plan on until its plan has no more room, and says then when to come again', async () => {
    inPlan('ours-1');
    expect([await gate(partnerPath, 'ours-1'), await gate(partnerPath, 'ours-1')]).toEqual([undefined, undefined]);
    expect(await gate(partnerPath, 'ours-1')).toEqual({
      type: 'THROTTLED',
      status: 429,
      headers: {
        'retry-after': '1',
        'ratelimit-policy': '"second";q=5;w=1, "day";q=100;w=86400',
        ratelimit: '"second";r=0;t=1',
      },
    });
  });

  it('refuses a key that is in no plan, and one whose gateway key is gone', async () => {
    expect(await gate(partnerPath, 'ours-2')).toMatchObject({ type: 'INVALID_API_KEY', status: 403 });
    keys.remove(inPlan('ours-3'));
    expect(await gate(partnerPath, 'ours-3')).toMatchObject({ type: 'INVALID_API_KEY', status: 403 });
  });

  it('leaves a missing key and an unknown one to the authorizer, and other paths alone', async () => {
    expect(await gate(partnerPath, undefined)).toBeUndefined();
    expect(await gate(partnerPath, 'somebody-else')).toBeUndefined();
    expect(await gate('/v1/venues', 'ours-2')).toBeUndefined();
  });

  it('remembers keys over a restart, and of what they are only a hash', () => {
    inPlan('ours-4');
    expect(gatewayKeys(file).find('ours-4')).toMatchObject({ planId: 'FreePlan' });
    expect(readFileSync(file, 'utf8')).not.toContain('ours-4');
  });
});
