import { create, toBuffer, toString } from 'qrcode';

/** Level M restores 15 % of a code, enough for a fold or a stain, and keeps its modules large. */
const errorCorrectionLevel = 'M';
const quietZone = 4; // modules, ISO/IEC 18004

export const qrSvg = (text: string): Promise<string> => toString(text, { type: 'svg', errorCorrectionLevel, margin: quietZone });
export const qrPng = (text: string): Promise<Buffer> => toBuffer(text, { errorCorrectionLevel, margin: quietZone, scale: 10 });

/** The dark parts as runs of modules: `x`, `y` and `length` in modules, within `size` × `size`. */
export const qrRuns = (text: string): { size: number; runs: { x: number; y: number; length: number }[] } => {
  const { size, data } = create(text, { errorCorrectionLevel }).modules;
  const runs = Array.from({ length: size }, (_, y) =>
    runsOf(data.subarray(y * size, (y + 1) * size)).map((run) => ({ ...run, y })),
  ).flat();
  return { size, runs };
};

const runsOf = (row: Uint8Array): { x: number; length: number }[] =>
  [...row.join('').matchAll(/1+/g)].map(({ 0: dark, index: x }) => ({ x, length: dark.length }));
