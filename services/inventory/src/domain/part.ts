import { rowsFor } from './seat-rows.ts';
import type { SeatRow } from './seat-rows.ts';
import { blocksIn, blocksOfPool, quotaBlocks, sourcesOf } from './stock.ts';
import type { Block, Seat, Stock } from './stock.ts';
import type { Wanted } from './wanted.ts';

/** A part of what a line takes: the seat that it names, or so many units of one source. */
export type Part = SeatPart | UnitsPart;

/** `field` is where it stands in the request. */
export type SeatPart = { readonly field: string; readonly seat: Seat };

export type UnitsPart = {
  readonly field: string;
  /** Of what, for people. */
  readonly name: string;
  readonly quantity: number;
  readonly blocks: readonly Block[];
  /** The units are uses of a voucher. */
  readonly ofVoucher?: true;
  /** Where the blocks are of seats: their rows, the best first. Of other units any will do. */
  readonly rows?: readonly SeatRow[];
  /** Seats side by side, or none. */
  readonly together?: true;
};

/** All that a line takes: for each ticket a seat or a place of a section, if its type sells such, and a unit of each quota of its type and its voucher. */
export const partsOf = (line: Wanted, stock: Stock): Part[] => {
  const { field, ticketType, voucher } = line;
  const { name } = ticketType;
  const { seats, quotas } = sourcesOf(ticketType);
  const ofQuotas = (at: string, quantity: number): UnitsPart[] => [
    ...quotas.map((quota) => ({ field: at, name, quantity, blocks: blocksIn(stock, [quota]) })),
    ...(voucher?.quotaIds ?? []).map((quotaId) => ({
      ...{ field: 'voucher', name, quantity },
      ...{ blocks: quotaBlocks(stock, quotaId), ofVoucher: true as const },
    })),
  ];
  if ('seat' in line) return [{ field: `${field}.seatId`, seat: line.seat }, ...ofQuotas(field, 1)];

  const { quantity, sectionId, together, standing } = line;
  const at = `${field}.quantity`;
  if (standing)
    return [
      { field: at, name: standing.name, quantity, blocks: quotaBlocks(stock, standing.sectionId) },
      ...ofQuotas(at, quantity),
    ];
  if (seats.length === 0) return ofQuotas(at, quantity);
  const blocks = blocksIn(stock, seats);
  const chosen = sectionId === undefined ? blocks : blocksOfPool(blocks, sectionId);
  const rows = rowsFor(stock, ticketType, sectionId);
  return [{ field: at, name, quantity, blocks: chosen, rows, ...(together && { together }) }, ...ofQuotas(at, quantity)];
};
