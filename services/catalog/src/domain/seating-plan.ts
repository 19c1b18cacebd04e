import type { SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import type { Refusal } from '@onsale/contracts/use-case';

type Sections = SeatingPlanDocument['sections'];

/** More than any hall has; the units of a plan are made seat by seat. */
export const mostSeats = 50_000;

export const seatCount = (sections: Sections): number =>
  sections.flatMap(({ rows }) => rows).reduce((total, { seats }) => total + seats, 0);

/** The price categories of a plan, each once. */
export const categoriesOf = (sections: Sections): string[] => [...new Set(sections.map(({ category }) => category))];

/** Why a plan cannot be, if so. A seat's id is `<section>-<row>-<number>`, so no two rows may begin their seats' ids alike. */
export const planFault = (sections: Sections): Refusal<'invalid-request'> | undefined => {
  if (seatCount(sections) > mostSeats) return fault('sections', `must hold at most ${mostSeats} seats in all`);
  const sectionIds = new Set<string>();
  const rowIds = new Set<string>();
  for (const [index, { sectionId, rows }] of sections.entries()) {
    if (sectionIds.has(sectionId)) return fault(`sections.${index}.sectionId`, 'is the id of an earlier section');
    sectionIds.add(sectionId);
    for (const [rowIndex, { row }] of rows.entries()) {
      const rowId = `${sectionId}-${row}`;
      if (rowIds.has(rowId))
        return fault(`sections.${index}.rows.${rowIndex}.row`, `would give seats the ids of an earlier row's, ${rowId}-…`);
      rowIds.add(rowId);
    }
  }
  return undefined;
};

const fault = (field: string, detail: string) => ({ code: 'invalid-request', field, detail }) as const;
