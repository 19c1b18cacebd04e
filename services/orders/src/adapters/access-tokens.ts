import { randomBytes } from 'node:crypto';
import { equalSecrets } from '@onsale/runtime/constant-time';
import type { Secrets } from '../ports.ts';

/** 256 random bits, in letters that fit an HTTP header. */
export const accessTokens: Secrets = { make: () => randomBytes(32).toString('base64url'), equal: equalSecrets };
