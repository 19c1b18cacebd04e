import { newId } from '@onsale/kernel/id';
import fc from 'fast-check';
import { encodeTicketCode, newPrivateKey, signingKeyOf, verifyTicketCode } from './ticket-code.ts';
import type { PublicKeyOf, TicketClaim } from './ticket-code.ts';
import { ticketIdOf } from './ticket.ts';

const key = signingKeyOf(newPrivateKey());
const publicKeyOf: PublicKeyOf = (keyId) => Promise.resolve(keyId === key.keyId ? key.publicKey : undefined);

const claim = (): TicketClaim => ({ ticketId: ticketIdOf(newId('order'), 7), eventId: newId('event') });
const anyClaim = fc.constant(undefined).map(claim);
const character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= .'.split(''));

describe('a ticket code', () => {
  it('says which ticket of which event it is', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaim, async (claimed) => {
        expect(await verifyTicketCode(encodeTicketCode(claimed, key), publicKeyOf)).toEqual(claimed);
      }),
    );
  });

  it('fits a small QR: at most 180 characters that need no escaping', () => {
    const code = encodeTicketCode({ ticketId: ticketIdOf(newId('order'), 9999), eventId: newId('event') }, key);
    expect(code).toMatch(/^[A-Za-z0-9_-]{1,180}$/);
  });

  it('is invalid with any one character changed', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaim, fc.nat(), character, async (claimed, position, other) => {
        const code = encodeTicketCode(claimed, key);
        const at = position % code.length;
        fc.pre(code[at] !== other);
        expect(await verifyTicketCode(code.slice(0, at) + other + code.slice(at + 1), publicKeyOf)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('is invalid with its last character changed to any other, though that holds bits that say nothing', async () => {
    const code = encodeTicketCode(claim(), key);
    const changed = fc.sample(character, 200).filter((last) => last !== code.at(-1));
    const verified = await Promise.all(changed.map((last) => verifyTicketCode(code.slice(0, -1) + last, publicKeyOf)));
    expect(new Set(verified)).toEqual(new Set([undefined]));
  });

  it('is invalid when cut at any place', async () => {
    const code = encodeTicketCode(claim(), key);
    const verified = await Promise.all(
      Array.from(code, (_, length) => [code.slice(0, length), code.slice(length + 1)]).flatMap((parts) =>
        parts.map((part) => verifyTicketCode(part, publicKeyOf)),
      ),
    );
    expect(new Set(verified)).toEqual(new Set([undefined]));
  });

  it('is invalid with anything appended or put before it', async () => {
    await fc.assert(
      fc.asyncProperty(anyClaim, fc.string({ minLength: 1 }), async (claimed, more) => {
        const code = encodeTicketCode(claimed, key);
        expect(await verifyTicketCode(code + more, publicKeyOf)).toBeUndefined();
        expect(await verifyTicketCode(more + code, publicKeyOf)).toBeUndefined();
      }),
    );
  });

  it('is invalid when another key has signed it, even under our key id', async () => {
    const forged = encodeTicketCode(claim(), { ...signingKeyOf(newPrivateKey()), keyId: key.keyId });
    expect(await verifyTicketCode(forged, publicKeyOf)).toBeUndefined();
  });

  it('is invalid when its key was never ours', async () => {
    expect(await verifyTicketCode(encodeTicketCode(claim(), signingKeyOf(newPrivateKey())), publicKeyOf)).toBeUndefined();
  });

  it('is never any text that we did not sign', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 400 }), async (text) => {
        expect(await verifyTicketCode(text, publicKeyOf)).toBeUndefined();
      }),
    );
  });
});
