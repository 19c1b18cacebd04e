import type { Mode } from '@onsale/contracts/shapes';
import type { CheckInListId, EventId, OrganizerId, TicketId } from '@onsale/kernel/id';
import { idBody, makeId } from '@onsale/kernel/id';
import type { TicketClaim } from './ticket-code.ts';
import type { Ticket } from './ticket.ts';

/** Who may enter an event, and everything that its doors have seen. */
export type CheckInList = {
  readonly listId: CheckInListId;
  readonly eventId: EventId;
  readonly organizerId: OrganizerId;
  readonly mode: Mode;
  readonly name: string;
};

export type ScanResult = 'admitted' | 'already-admitted' | 'void' | 'wrong-event' | 'invalid';

/** What a scan found. Written once and never changed. */
export type Scan = {
  readonly listId: CheckInListId;
  readonly scanId: string;
  readonly result: ScanResult;
  /** A ticket of this list's event; absent where there is none to show. */
  readonly ticketId?: TicketId;
  readonly admittedAt?: string;
  /** By the scanner's clock, which may have been offline. */
  readonly scannedAt: string;
  /** By ours. */
  readonly receivedAt: string;
  readonly gate?: string;
};

/** Each event has one list, so that its id follows from the event's. */
export const listIdOf = (eventId: EventId): CheckInListId => makeId('checkInList', idBody(eventId));

/** What the door may do about a code. `ticket` is the claim's, as it stands. */
export const judgeScan = (list: CheckInList, claim: TicketClaim | undefined, ticket: Ticket | undefined): ScanResult => {
  if (!claim) return 'invalid';
  if (claim.eventId !== list.eventId) return 'wrong-event';
  if (!ticket) return 'invalid';
  return ticket.status === 'valid' ? 'admitted' : ticket.status === 'admitted' ? 'already-admitted' : 'void';
};
