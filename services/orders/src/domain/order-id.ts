import { createHash } from 'node:crypto';
import { idBodyFrom, makeId } from '@onsale/kernel/id';
import type { HoldId, OrderId } from '@onsale/kernel/id';

/** A retry with the same key for the same hold is the same order, before anything was stored. */
export const orderIdOf = (idempotencyKey: string, holdId: HoldId): OrderId =>
  makeId('order', idBodyFrom(sha256(`${idempotencyKey}\n${holdId}`).digest())); // a key holds no line break

/** The same for the same request; the contract has already put its fields in order. */
export const requestHashOf = (request: object): string => sha256(JSON.stringify(request)).digest('base64url');

const sha256 = (text: string) => createHash('sha256').update(text);
