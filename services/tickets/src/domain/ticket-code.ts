import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { idBody, makeId } from '@onsale/kernel/id';
import type { EventId, TicketId } from '@onsale/kernel/id';

/** What a code says, and its signature proves. */
export type TicketClaim = { readonly ticketId: TicketId; readonly eventId: EventId };

export type SigningKey = { readonly keyId: string; readonly privateKey: KeyObject };

/** Undefined for a key that was never ours. */
export type PublicKeyOf = (keyId: string) => Promise<KeyObject | undefined>;

/*
 * A code is base64url of: version (1 byte), key id (4), length of the ticket's id (1), ticket's id, event's id, signature (64).
 * Ids travel without their prefixes. For ids of ours that makes some 150 characters, a QR of 53 × 53 modules.
 */
const version = 1;
const keyIdBytes = 4;
const headBytes = 1 + keyIdBytes + 1;
const signatureBytes = 64; // Ed25519, RFC 8032

export const encodeTicketCode = ({ ticketId, eventId }: TicketClaim, { keyId, privateKey }: SigningKey): string => {
  const ticket = Buffer.from(idBody(ticketId), 'latin1');
  const event = Buffer.from(idBody(eventId), 'latin1');
  const head = Buffer.from([version, ...Buffer.from(keyId, 'base64url'), ticket.length]);
  const claim = Buffer.concat([head, ticket, event]);
  return Buffer.concat([claim, sign(null, claim, privateKey)]).toString('base64url');
};

/** What a genuine code claims; undefined for any other text. Needs no network once the public key is known. */
export const verifyTicketCode = async (code: string, publicKeyOf: PublicKeyOf): Promise<TicketClaim | undefined> => {
  const bytes = Buffer.from(code, 'base64url');
  if (bytes.toString('base64url') !== code) return undefined; // one spelling only: a decoder forgives what we do not
  if (bytes[0] !== version || bytes.length < headBytes + signatureBytes) return undefined;
  const claim = bytes.subarray(0, -signatureBytes);
  const publicKey = await publicKeyOf(claim.subarray(1, 1 + keyIdBytes).toString('base64url'));
  if (!publicKey || !verify(null, claim, publicKey, bytes.subarray(-signatureBytes))) return undefined;
  const eventAt = headBytes + (claim[headBytes - 1] ?? 0);
  return {
    ticketId: makeId('ticket', claim.toString('latin1', headBytes, eventAt)),
    eventId: makeId('event', claim.toString('latin1', eventAt)),
  };
};

export const newPrivateKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** A private key with the id that its public half has: the first bytes of that half's SHA-256. */
export const signingKeyOf = (privateKey: KeyObject): SigningKey & { readonly publicKey: KeyObject } => {
  const publicKey = createPublicKey(privateKey);
  const digest = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  return { keyId: digest.subarray(0, keyIdBytes).toString('base64url'), privateKey, publicKey };
};
