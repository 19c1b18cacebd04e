import { requiredEnv } from './env.ts';
import type { Credentials } from './signature.ts';

/** What Lambda gives an execution environment for its whole life: the function's role. Throws where it is not there. */
export const functionCredentials = (): Credentials => ({
  accessKeyId: requiredEnv('AWS_ACCESS_KEY_ID'),
  secretAccessKey: requiredEnv('AWS_SECRET_ACCESS_KEY'),
  sessionToken: process.env['AWS_SESSION_TOKEN'],
});
