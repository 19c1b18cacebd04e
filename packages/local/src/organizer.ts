import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createOrganizer } from '@onsale/contracts/accounts/api';
import { serviceClient } from '@onsale/runtime/service-client';
import { AwsClient } from 'aws4fetch';
import { localCredentials } from './clients.ts';
import { PlainFault } from './plain-fault.ts';

/** The key of the one organizer that the first start creates, kept in a file that only its owner reads. */
export const organizerKey = async (file: string, url: string, region: string): Promise<string> => {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const key = await newOrganizer('Onsale Examples', url, region);
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
};

/** Creates an organizer as who operates the local cloud, and answers its first key. */
export const newOrganizer = async (name: string, url: string, region: string): Promise<string> => {
  const signer = new AwsClient({ ...localCredentials, region, service: 'execute-api', retries: 0 });
  const call = serviceClient((address, init) => signer.fetch(address, init), url);
  const created = await call(createOrganizer, { body: { name } });
  if (!created.ok) throw new PlainFault(`the organizer "${name}" was refused: ${created.error.code}`);
  return created.value.apiKey.key;
};
