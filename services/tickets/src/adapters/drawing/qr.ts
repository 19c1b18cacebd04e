import { encode } from 'uqr';
import { bitmapPng } from './bitmap-png.ts';

/** Level M restores 15 % of a code, enough for a fold or a stain, and keeps its modules large. */
const ecc = 'M';
const quietZone = 4; // modules, ISO/IEC 18004
const pngScale = 10; // pixels a module

/** Dark modules in a row: `x` and `y` of the first, in modules from the top left. */
type Run = { readonly x: number; readonly y: number; readonly length: number };

/** A code of `size` × `size` modules, true for the dark ones, without its quiet zone. */
export type Qr = { readonly size: number; readonly data: readonly (readonly boolean[])[] };

/** Made once for all that is drawn of it: to choose among eight masks costs more than to draw one. */
export const qrOf = (text: string): Qr => encode(text, { ecc, border: 0 });

/** The dark parts. */
export const qrRuns = ({ data }: Qr): Run[] => data.flatMap(runsOf);

export const qrSvg = (qr: Qr): string => {
  const side = qr.size + 2 * quietZone;
  const path = qrRuns(qr)
    .map(({ x, y, length }) => `M${x + quietZone} ${y + quietZone}h${length}v1h-${length}z`)
    .join('');
  const ground = `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}">${ground}<path d="${path}"/></svg>`;
};

export const qrPng = ({ size, data }: Qr): Buffer => {
  const light = (length: number) => Array<boolean>(length).fill(false);
  const above = Array.from({ length: quietZone }, () => light(size + 2 * quietZone));
  const framed = data.map((row) => [...light(quietZone), ...row, ...light(quietZone)]);
  return bitmapPng([...above, ...framed, ...above], pngScale);
};

const runsOf = (row: readonly boolean[], y: number): Run[] =>
  [...row.map(Number).join('').matchAll(/1+/g)].map(({ 0: dark, index: x }) => ({ x, y, length: dark.length }));
