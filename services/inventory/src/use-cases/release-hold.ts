import type { releaseHold as contract } from '@onsale/contracts/inventory/api';
import type { UseCase } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import { release, whyNotReleased } from '../domain/hold.ts';
import { release as releaseUnit } from '../domain/unit.ts';
import type { Ports } from '../ports.ts';
import { giveBackUnits } from './give-back-units.ts';
import { giveShareBack } from './held-share.ts';

/** The header first, so that no order can claim what is being freed. Asked again, it goes on where it broke off. */
export const releaseHold = (
  ports: Pick<Ports, 'holds' | 'units' | 'snapshots' | 'shares' | 'clock'>,
): UseCase<typeof contract> => {
  const { holds, clock } = ports;
  const giveBack = giveBackUnits(ports);

  return async ({ holdId }) => {
    const { happened, hold } = await holds.change(holdId, release(holdId, clock.now()));
    if (!happened || !hold) return err(whyNotReleased(hold, holdId));
    await giveBack(hold.eventId, hold.units.flat(), releaseUnit(holdId));
    if (hold.client !== undefined) await giveShareBack(ports, hold.eventId, hold.client, hold);
    return ok(undefined);
  };
};
