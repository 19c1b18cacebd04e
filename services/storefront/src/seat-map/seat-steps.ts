import type { Arrow, Section } from './geometry.ts';
import { firstSeatX } from './geometry.ts';

/** A seat by its place: which row from the front, which seat from the left. */
export type Place = { readonly row: number; readonly index: number };

/** The seat next to one, that way; the same at an edge. The front row is drawn on top, so "up" goes to the front. */
export const step = ({ rows }: Section, { row, index }: Place, arrow: Arrow): Place => {
  const here = rows[row];
  if (!here) return { row, index };
  if (arrow === 'ArrowLeft') return { row, index: Math.max(0, index - 1) };
  if (arrow === 'ArrowRight') return { row, index: Math.min(here.seats - 1, index + 1) };
  const nextRow = row + (arrow === 'ArrowUp' ? -1 : 1);
  const next = rows[nextRow];
  if (!next) return { row, index };
  const nearest = Math.round(firstSeatX(here) + index - firstSeatX(next));
  return { row: nextRow, index: Math.max(0, Math.min(next.seats - 1, nearest)) };
};
