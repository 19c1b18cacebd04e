import type { ResponseTo } from '@onsale/client/routes';

export type Plan = ResponseTo<'GET /v1/venues/{venueId}/seating-plans/{planId}'>;
export type Section = Plan['sections'][number];
export type StandingSection = NonNullable<Plan['standingSections']>[number];
export type AnySection = Section | StandingSection;
export type Row = Section['rows'][number];
export type Point = { readonly x: number; readonly y: number };
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * All in the plan's own plane: a seat is 1 wide and 1 deep, x grows to the right, y downwards. A section's own axes
 * start in the middle of its front row, its rows going away from the stage.
 */
const margin = 0.9; // from a seat's middle to its section's edge

export const isStanding = (section: AnySection): section is StandingSection => 'capacity' in section;

/** As they are drawn and listed: what is without seats comes last. */
export const sectionsOf = ({ sections, standingSections = [] }: Plan): AnySection[] => [...sections, ...standingSections];

/** Where a row's first seat is on its section's own x axis: rows are centred. */
export const firstSeatX = (row: Row): number => -(row.seats - 1) / 2;

export const seatNumber = (row: Row, index: number): string => String((row.firstNumber ?? 1) + index);

export const seatId = (section: Section, row: Row, index: number): string =>
  `${section.sectionId}-${row.row}-${seatNumber(row, index)}`;

/** From a section's own axes to the plan's. */
export const onPlan = ({ position }: Pick<AnySection, 'position'>, { x, y }: Point): Point => {
  const turn = (position.angle * Math.PI) / 180;
  return {
    x: position.x + x * Math.cos(turn) - y * Math.sin(turn),
    y: position.y + x * Math.sin(turn) + y * Math.cos(turn),
  };
};

/** The section's edge on its own axes: down the right ends of its rows, and up the left ones. */
export const outline = (section: AnySection): Point[] => {
  if (isStanding(section)) return rectangle(section);
  const { rows } = section;
  const last = rows.length - 1;
  const rightSide = rows.flatMap((row, index): Point[] => {
    const x = (row.seats - 1) / 2 + margin;
    return [
      { x, y: index === 0 ? -margin : index - 0.5 },
      { x, y: index === last ? index + margin : index + 0.5 },
    ];
  });
  return [...rightSide, ...rightSide.map(({ x, y }) => ({ x: -x, y })).reverse()];
};

const rectangle = ({ width, depth }: StandingSection): Point[] => [
  { x: width / 2, y: 0 },
  { x: width / 2, y: depth },
  { x: -width / 2, y: depth },
  { x: -width / 2, y: 0 },
];

export const centre = (section: AnySection): Point =>
  onPlan(section, { x: 0, y: isStanding(section) ? section.depth / 2 : (section.rows.length - 1) / 2 });

export const boxAround = (points: readonly Point[]): Box => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
};

/** The whole plan. */
export const planBox = (plan: Plan): Box =>
  boxAround(sectionsOf(plan).flatMap((section) => outline(section).map((point) => onPlan(section, point))));

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const directions: Record<Arrow, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The nearest section that way; what lies aside counts as farther than what lies straight ahead. */
export const neighbour = <S extends AnySection>(sections: readonly S[], from: S, arrow: Arrow): S | undefined => {
  const start = centre(from);
  const { x, y } = directions[arrow];
  const candidates = sections.flatMap((section) => {
    const to = centre(section);
    const ahead = (to.x - start.x) * x + (to.y - start.y) * y;
    const aside = Math.abs((to.x - start.x) * y - (to.y - start.y) * x);
    return section !== from && ahead > 0.5 ? [{ section, distance: ahead + 2 * aside }] : [];
  });
  return candidates.sort((one, other) => one.distance - other.distance)[0]?.section;
};
