import type { RequestOf, ResponseOf } from '@onsale/contracts/endpoint';
import type { scanTicket as contract } from '@onsale/contracts/tickets/api';
import { isOpenTo, isTheirEvent, isTheirGate, refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { rfc3339 } from '@onsale/kernel/clock';
import type { Clock } from '@onsale/kernel/clock';
import { ok } from '@onsale/kernel/result';
import { judgeScan } from '../domain/scan.ts';
import type { CheckInList, Scan } from '../domain/scan.ts';
import { verifyTicketCode } from '../domain/ticket-code.ts';
import type { CheckIn, TicketKeys, Tickets } from '../ports.ts';

type Ports = {
  checkIn: CheckIn;
  tickets: Pick<Tickets, 'find'>;
  keys: Pick<TicketKeys, 'publicKey'>;
  clock: Clock;
};

/** Lets a ticket in once. The same scanId is the same scan, whatever else is sent with it: it gets the same answer. */
export const scanTicket =
  (ports: Ports): UseCase<typeof contract> =>
  async (request, { caller }) => {
    const list = await ports.checkIn.findList(request.listId);
    if (!list || !isOpenTo(caller, list)) return refusal('check-in-list-not-found');
    if (!isTheirEvent(caller, list.eventId)) return refusal('forbidden', { detail: 'You scan at other events' });
    if (!isTheirGate(caller, request.gate))
      return refusal('forbidden', { field: 'gate', detail: 'Name one of its gates: this scanner is bound to some' });
    return ok(await answer(ports, await scanned(ports, list, request)));
  };

const scanned = async (ports: Ports, list: CheckInList, request: RequestOf<typeof contract>): Promise<Scan> => {
  const earlier = await ports.checkIn.findScan(list.listId, request.scanId);
  if (earlier) return earlier;
  const scan = await judged(ports, list, request);
  // Lost to another scan: what was read has moved on. It moves only forward, so this ends.
  return (await ports.checkIn.record(scan)) ? scan : scanned(ports, list, request);
};

const judged = async (
  { tickets, keys, clock }: Ports,
  list: CheckInList,
  { scanId, code, scannedAt, gate }: RequestOf<typeof contract>,
): Promise<Scan> => {
  const claim = await verifyTicketCode(code, keys.publicKey);
  const ticket = claim?.eventId === list.eventId ? await tickets.find(claim.ticketId) : undefined;
  const result = judgeScan(list, claim, ticket);
  const admittedAt = result === 'admitted' ? scannedAt : ticket?.admittedAt;
  return {
    listId: list.listId,
    scanId,
    result,
    scannedAt,
    receivedAt: rfc3339(clock.now()),
    ...(ticket && { ticketId: ticket.ticketId }),
    ...(admittedAt !== undefined && { admittedAt }),
    ...(gate !== undefined && { gate }),
  };
};

const answer = async ({ tickets }: Ports, { result, ticketId, admittedAt }: Scan): Promise<ResponseOf<typeof contract>> => {
  const ticket = ticketId && (await tickets.find(ticketId));
  if (!ticket) return { result };
  const { attendeeName, ticketTypeName, seat, section } = ticket;
  return {
    result,
    ticket: {
      ticketId,
      attendeeName,
      ticketTypeName,
      ...(seat && { seat }),
      ...(section && { section }),
      ...(admittedAt !== undefined && { admittedAt }),
    },
  };
};
