import { createHash } from 'node:crypto';
import type { BodyOf } from '@onsale/contracts/endpoint';
import type { createHold } from '@onsale/contracts/inventory/api';
import { idBodyFrom, makeId } from '@onsale/kernel/id';
import type { HoldId } from '@onsale/kernel/id';

/** Draws the body of an id that nobody has. */
type FreshIdBody = () => string;

/** The same key for the same Idempotency-Key; without one, a key of its own. */
export const holdKeyFor = (idempotencyKey: string | undefined, freshIdBody: FreshIdBody): string =>
  idempotencyKey === undefined ? freshIdBody() : idBodyFrom(sha256(idempotencyKey));

/** Fresh each time, so that nothing of an earlier hold with this key is taken for this one's. */
export const freshHoldId = (key: string, freshIdBody: FreshIdBody): HoldId => makeId('hold', `${key}_${freshIdBody()}`);

/** The header's key within a hold's id; undefined where the id was never ours. */
export const holdKeyOf = (holdId: HoldId): string | undefined => /^hld_([0-9a-z]+)_[0-9a-z]+$/.exec(holdId)?.[1];

/** Another id for the units of a hold that are taken again. */
export const retakeIdOf = (holdId: HoldId, freshIdBody: FreshIdBody): HoldId => freshHoldId(holdKeyOf(holdId) ?? '', freshIdBody);

export const requestHashOf = ({ eventId, lines, voucher }: BodyOf<typeof createHold>): string =>
  sha256(JSON.stringify([eventId, lines, ...(voucher === undefined ? [] : [voucher])])).toString('hex');

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
