import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two secrets in a time that tells nothing of where they differ, nor of their lengths. */
export const equalSecrets = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));

/** SHA-256 in hex. Fit for secrets of ours that hold 100 random bits or more; never for passwords. */
export const sha256Hex = (text: string): string => sha256(text).toString('hex');

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
