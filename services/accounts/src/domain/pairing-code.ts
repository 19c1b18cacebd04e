import { randomIdBody } from '@onsale/kernel/id';
import type { NetworkShare } from '@onsale/kernel/network';

/** Milliseconds that a code is good for. */
export const codeGoodFor = 10 * 60 * 1000;

/** So many codes may be tried from one network; those that were right do not count. */
export const attemptsANetwork: NetworkShare = { most: 20, windowMilliseconds: 10 * 60 * 1000 };

const length = 12; // 60 random bits: 1.2 × 10^18 codes

/** A fresh code as `readPairingCode` gives it back. */
export const newPairingCode = (): string => randomIdBody().slice(0, length);

/** As people read it: `7H2K-Q9X4-M1C8`. */
export const writePairingCode = (code: string): string => (code.match(/.{4}/g) ?? []).join('-').toUpperCase();

/** What was typed or scanned: capitals or not, hyphens and spaces or none, O for 0, I and L for 1. Undefined where it cannot be a code. */
export const readPairingCode = (sent: string): string | undefined => {
  const code = sent.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return /^[0-9a-hjkmnp-tv-z]{12}$/.test(code) ? code : undefined;
};
