import type { ClaimedHold } from '@onsale/contracts/inventory/shapes';
import type { Position } from '@onsale/contracts/orders/shapes';

/**
 * One position for each ticket, in the order of the hold's lines. Attendees are named in the same order;
 * where none are, each ticket bears the buyer's name.
 */
export const positionsOf = (
  lines: ClaimedHold['lines'],
  attendees: readonly { readonly name: string }[] | undefined,
  buyerName: string,
): Position[] =>
  lines
    .flatMap((line) => Array.from({ length: line.quantity }, () => line))
    .map(({ ticketTypeId, name, seat, section, price }, index) => ({
      position: index + 1,
      ticketTypeId,
      ticketTypeName: name,
      ...(seat && { seat }),
      ...(section && { section }),
      attendeeName: attendees?.[index]?.name ?? buyerName,
      price,
    }));
