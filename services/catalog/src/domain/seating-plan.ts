import type { SeatingPlanDocument } from '@onsale/contracts/catalog/shapes';
import type { Refusal } from '@onsale/contracts/use-case';

type Layout = Pick<SeatingPlanDocument, 'sections' | 'standingSections'>;

/** What an event must know of its plan to be sold by it. */
export type PlanOutline = {
  /** The price categories, each once. */
  readonly categories: readonly string[];
  /** Those of standing sections, which have no seats. */
  readonly standingCategories?: readonly string[];
  readonly standingSectionIds?: readonly string[];
};

/** More than any hall has; the units of a plan are made one by one. */
export const mostUnits = 50_000;

export const seatCount = ({ sections }: Pick<Layout, 'sections'>): number =>
  sections.flatMap(({ rows }) => rows).reduce((total, { seats }) => total + seats, 0);

export const outlineOf = ({ sections, standingSections = [] }: Layout): PlanOutline => ({
  categories: categoriesOf([...sections, ...standingSections]),
  ...(standingSections.length > 0 && {
    standingCategories: categoriesOf(standingSections),
    standingSectionIds: standingSections.map(({ sectionId }) => sectionId),
  }),
});

const categoriesOf = (sections: readonly { readonly category: string }[]): string[] => [
  ...new Set(sections.map(({ category }) => category)),
];

/** Why a plan cannot be, if so. A seat's id is `<section>-<row>-<number>`, so no two rows may begin their seats' ids alike. */
export const planFault = ({ sections, standingSections = [] }: Layout): Refusal<'invalid-request'> | undefined => {
  const places = standingSections.reduce((total, { capacity }) => total + capacity, 0);
  if (seatCount({ sections }) + places > mostUnits)
    return fault('sections', `must hold at most ${mostUnits} seats and places in all`);
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
  const seated = categoriesOf(sections);
  for (const [index, { sectionId, category }] of standingSections.entries()) {
    if (sectionIds.has(sectionId)) return fault(`standingSections.${index}.sectionId`, 'is the id of an earlier section');
    if (seated.includes(category)) return fault(`standingSections.${index}.category`, 'is a category of seats');
    sectionIds.add(sectionId);
  }
  return undefined;
};

const fault = (field: string, detail: string) => ({ code: 'invalid-request', field, detail }) as const;
