import { randomBytes } from 'node:crypto';
import { DeleteParameterCommand, ParameterAlreadyExists, ParameterNotFound, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';

const nameIn = (stage: string): string => `/onsale/${stage}/cdn-secret`;

/** What proves to the API that a request comes through the stage's CDN: made before the first deploy, then kept. */
export const ensureCdnSecret = async (ssm: SSMClient, stage: string): Promise<void> => {
  const Value = randomBytes(32).toString('hex');
  try {
    await ssm.send(new PutParameterCommand({ Name: nameIn(stage), Type: 'String', Value, Overwrite: false }));
  } catch (fault) {
    if (!(fault instanceof ParameterAlreadyExists)) throw fault;
  }
};

export const deleteCdnSecret = async (ssm: SSMClient, stage: string): Promise<void> => {
  try {
    await ssm.send(new DeleteParameterCommand({ Name: nameIn(stage) }));
  } catch (fault) {
    if (!(fault instanceof ParameterNotFound)) throw fault;
  }
};
