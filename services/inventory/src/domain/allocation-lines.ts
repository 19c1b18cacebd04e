import type { Refusal } from '@onsale/contracts/use-case';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';
import type { Allocation, AllocationLine } from './allocation.ts';
import type { Part } from './part.ts';
import { capacitiesOf } from './sale.ts';
import type { Sale } from './sale.ts';
import { quotaBlocks, quotaOf, unitPlace } from './stock.ts';
import type { UnitId } from './stock.ts';

/** So that its header stays small, and its units are written well within one request. */
const mostUnits = 1000;

type Fault = Refusal<'seat-not-found' | 'quota-not-found' | 'invalid-request'>;

/** What an allocation takes, a part a line; or what is wrong with the first bad one. */
export const allocationParts = (lines: readonly AllocationLine[], sale: Sale): Result<Part[], Fault> => {
  const fault = faultOf(lines);
  if (fault) return err(fault);
  const parts: Part[] = [];
  for (const [index, line] of lines.entries()) {
    const part = partOf(line, `lines.${index}`, sale);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(parts);
};

const partOf = (line: AllocationLine, field: string, sale: Sale): Result<Part, Fault> => {
  const { stock } = sale;
  if ('seatId' in line) {
    const seat = stock.seats.get(line.seatId);
    return seat ? ok({ field: `${field}.seatId`, seat }) : err({ code: 'seat-not-found', field: `${field}.seatId` });
  }
  const { quotaId, quantity } = line;
  const quota = capacitiesOf(sale).find((each) => each.quotaId === quotaId);
  if (!quota) return err({ code: 'quota-not-found', field: `${field}.quotaId` });
  return ok({ field: `${field}.quantity`, name: quota.name, quantity, blocks: quotaBlocks(stock, quotaId) });
};

/** Nothing twice, and not too much of it. */
const faultOf = (lines: readonly AllocationLine[]): Refusal<'invalid-request'> | undefined => {
  const seen = new Set<string>();
  let units = 0;
  for (const [index, line] of lines.entries()) {
    const [name, id] = 'seatId' in line ? ['seatId', line.seatId] : ['quotaId', line.quotaId];
    if (seen.has(`${name} ${id}`)) return invalid(`lines.${index}.${name}`, 'is in another line already');
    seen.add(`${name} ${id}`);
    units += 'seatId' in line ? 1 : line.quantity;
  }
  return units > mostUnits ? invalid('lines', `must be at most ${mostUnits} seats and places in all`) : undefined;
};

const invalid = (field: string, detail: string) => ({ code: 'invalid-request', field, detail }) as const;

/** The units that these lines release, of those that the allocation has; places that no other release has named come first. */
export const unitsToRelease = (
  lines: readonly AllocationLine[],
  { releases }: Pick<Allocation, 'releases'>,
  has: readonly UnitId[],
): Result<UnitId[], Refusal<'not-in-allocation' | 'invalid-request'>> => {
  const fault = faultOf(lines);
  if (fault) return err(fault);
  const named = new Set(releases.flatMap(({ units }) => units));
  const ordered = [...has.filter((unitId) => !named.has(unitId)), ...has.filter((unitId) => named.has(unitId))];
  const chosen: UnitId[] = [];
  for (const [index, line] of lines.entries()) {
    const fits = ordered.filter((unitId) => isOf(unitId, line));
    const quantity = 'seatId' in line ? 1 : line.quantity;
    const field = `lines.${index}.${'seatId' in line ? 'seatId' : 'quantity'}`;
    if (fits.length < quantity)
      return err({ code: 'not-in-allocation', field, detail: `It has ${fits.length} of ${quantity} that are to be released` });
    chosen.push(...fits.slice(0, quantity));
  }
  return ok(chosen);
};

const isOf = (unitId: UnitId, line: AllocationLine): boolean => {
  const quotaId = quotaOf(unitId);
  return 'seatId' in line ? quotaId === undefined && unitPlace(unitId).name === line.seatId : quotaId === line.quotaId;
};
