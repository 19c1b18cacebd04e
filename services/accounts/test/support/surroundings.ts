import { createTestTable } from '@onsale/testing/test-table';
import { otherParts } from './other-parts.ts';

const nobodySignsIn = { issuer: 'https://sign-in.test', keysUrl: 'https://sign-in.test/keys', audience: 'onsale' };

/** What the functions of accounts find on a cold start: their table, the other services, and their variables. */
export const surroundings = async (signIn = nobodySignsIn) => {
  const table = await createTestTable('accounts');
  const others = await otherParts();
  for (const name of ['PLAN_FREE', 'PLAN_PARTNER', 'PLAN_BOX_OFFICE', 'GATEWAY_KEY_PREFIX'])
    process.env[name] = 'unused: no key here has a plan';
  const { issuer: SIGN_IN_ISSUER, keysUrl: SIGN_IN_KEYS_URL, audience: SIGN_IN_AUDIENCE } = signIn;
  Object.assign(process.env, { SIGN_IN_ISSUER, SIGN_IN_KEYS_URL, SIGN_IN_AUDIENCE });
  const end = () => {
    others.stop();
    table.client.destroy();
  };
  return { table, others, end };
};
