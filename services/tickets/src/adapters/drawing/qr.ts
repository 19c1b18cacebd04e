import { encode } from 'uqr';
import { bitmapPng } from './bitmap-png.ts';

/** Level M restores 15 % of a code, enough for a fold or a stain, and keeps its modules large. */
const ecc = 'M';
const quietZone = 4; // modules, ISO/IEC 18004
const pngScale = 10; // pixels a module

/** Dark modules in a row: `x` and `y` of the first, in modules from the top left. */
type Run = { readonly x: number; readonly y: number; readonly length: number };

/** The dark parts of a code within `size` × `size` modules, without its quiet zone. */
export const qrRuns = (text: string): { size: number; runs: Run[] } => {
  const { size, data } = encode(text, { ecc, border: 0 });
  return { size, runs: data.flatMap(runsOf) };
};

export const qrSvg = (text: string): string => {
  const { size, runs } = qrRuns(text);
  const side = size + 2 * quietZone;
  const path = runs.map(({ x, y, length }) => `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`).join('');
  const ground = `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${ground}<path d="${path}"/></svg>`;
};

export const qrPng = (text: string): Buffer => bitmapPng(encode(text, { ecc, border: quietZone }).data, pngScale);

const runsOf = (row: readonly boolean[], y: number): Run[] =>
  [...row.map(Number).join('').matchAll(/1+/g)].map(({ 0: dark, index: x }) => ({ x, y, length: dark.length }));
