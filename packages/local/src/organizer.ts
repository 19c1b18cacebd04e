import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createOrganizer } from '@onsale/contracts/accounts/api';
import { serviceClient } from '@onsale/runtime/service-client';
import { AwsClient } from 'aws4fetch';
import { localCredentials } from './clients.ts';
import { PlainFault } from './plain-fault.ts';

/** The key of the one organizer that the first start creates, kept in a file that only its owner reads. */
export const organizerKey = async (file: string, url: string, region: string): Promise<string> => {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const signer = new AwsClient({ ...localCredentials, region, service: 'execute-api', retries: 0 });
  const call = serviceClient((address, init) => signer.fetch(address, init), url);
  const created = await call(createOrganizer, { body: { name: 'Onsale Examples' } });
  if (!created.ok) throw new PlainFault(`the first organizer was refused: ${created.error.code}`);
  const { key } = created.value.apiKey;
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
};
