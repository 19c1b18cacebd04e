import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** An event's own look: always the same for its id, seldom that of another. */
export type EventArt = {
  readonly paper: string;
  readonly ink: string;
  /** Closed curves from the inside out, each in its colour, as a PDF draws them, compressed. */
  readonly rings: Buffer;
};
type Point = { readonly x: number; readonly y: number };

/** Ground, inner line, outer line, text. Contrast of text on ground is 9:1 or more (WCAG AAA). */
const palettes = [
  ['#1b1240', '#ff5c8a', '#5b3df5', '#ffffff'],
  ['#06283d', '#2ee6c5', '#1373d1', '#ffffff'],
  ['#2b0a14', '#ff8a3d', '#c2185b', '#fff6ee'],
  ['#0d2b1f', '#d6f26b', '#12805c', '#fbfff0'],
  ['#111827', '#ffd166', '#ef476f', '#ffffff'],
  ['#23123b', '#7cf5ff', '#a13df2', '#ffffff'],
  ['#3a0d0d', '#ffd5a8', '#e4572e', '#fff8f0'],
  ['#0b1d3a', '#ffb3c7', '#3f6df6', '#ffffff'],
] as const;

const ringCount = 38;

/** Grooves around a point in a box of this size, bent by a few waves that the id chooses. */
export const eventArt = (eventId: string, { width, height }: { width: number; height: number }): EventArt => {
  const next = numbersFrom(eventId);
  const [paper, inner, outer, ink] = palettes[Math.floor(next() * palettes.length)] ?? palettes[0];
  const center = { x: width * (0.6 + 0.35 * next()), y: height * (0.1 + 0.22 * next()) };
  const waves = [2, 3, 5, 7].map((lobes) => ({
    lobes,
    depth: (0.35 + next()) / lobes,
    turn: next() * 2 * Math.PI,
    drift: next() - 0.5,
  }));
  const reach = Math.hypot(width, height) * 0.86;

  const rings = Array.from({ length: ringCount }, (_, ring) => {
    const share = ring / (ringCount - 1);
    const radius = reach * (0.03 + 0.97 * share ** 1.15);
    const pointCount = Math.round(44 + 90 * share); // a chord never shows, and a page stays small
    const points = Array.from({ length: pointCount }, (_, index) => {
      const angle = (2 * Math.PI * index) / pointCount;
      const bend = waves.reduce(
        (sum, { lobes, depth, turn, drift }) => sum + depth * Math.sin(lobes * angle + turn + 3 * drift * share),
        0,
      );
      const distance = radius * (1 + 0.16 * bend);
      return { x: rounded(center.x + distance * Math.cos(angle)), y: rounded(center.y + distance * Math.sin(angle)) };
    });
    return `${blend(inner, outer, share)} RG ${pathThrough(points)} s`;
  });
  return { paper, ink, rings: deflateSync(['0.9 w 1 j', ...rings].join('\n')) };
};

/** Numbers in [0, 1) that follow from a text. */
const numbersFrom = (text: string): (() => number) => {
  const bytes = createHash('sha256').update(text).digest();
  let at = 0;
  return () => bytes.readUInt16BE((at++ * 2) % bytes.length) / 65_536;
};

const rounded = (value: number): number => Math.round(value * 10) / 10; // a tenth of a point

/** A PDF's words for a line through points. */
const pathThrough = (points: readonly Point[]): string =>
  points.map(({ x, y }, index) => `${x} ${y} ${index === 0 ? 'm' : 'l'}`).join(' ');

/** A colour between two, as a PDF has it: three shares of 1. */
const blend = (from: string, to: string, share: number): string =>
  [1, 3, 5]
    .map((at) => {
      const [a, b] = [from, to].map((color) => parseInt(color.slice(at, at + 2), 16)) as [number, number]; // two colours
      return Math.round(a + (b - a) * share) / 255;
    })
    .map((part) => part.toFixed(4))
    .join(' ');
