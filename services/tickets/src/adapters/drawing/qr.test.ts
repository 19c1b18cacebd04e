import { inflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { qrOf, qrPng, qrRuns, qrSvg } from './qr.ts';

const text = 'A ticket code is some 150 characters long: '.padEnd(150, 'x');
const qr = qrOf(text);
const modules = encode(text, { ecc: 'M', border: 0 }).data;
const dark = (size: number, isDark: (x: number, y: number) => boolean) =>
  Array.from({ length: size }, (_, y) => Array.from({ length: size }, (__, x) => isDark(x, y)));

describe('a QR code', () => {
  it('is whole in its runs', () => {
    const runs = qrRuns(qr);
    const covers = (x: number, y: number) => runs.some((run) => run.y === y && run.x <= x && x < run.x + run.length);
    expect(dark(qr.size, covers)).toEqual(modules);
  });

  it('is whole in its PNG, within a quiet zone of four modules of ten pixels', () => {
    const png = qrPng(qr);
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    const pixels = (modules.length + 8) * 10;
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([pixels, pixels]);
    const at = png.indexOf('IDAT');
    const lines = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    const bytesInLine = 1 + Math.ceil(pixels / 8);
    const isDark = (x: number, y: number) => ((lines[y * bytesInLine + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
    const [first, last] = [40, 49]; // pixels of the first module
    expect(dark(modules.length, (x, y) => isDark(first + x * 10, first + y * 10))).toEqual(modules);
    expect(dark(modules.length, (x, y) => isDark(last + x * 10, last + y * 10))).toEqual(modules);
    expect(isDark(39, 40)).toBe(false);
  });

  it('says nothing of its text in its SVG but the picture', () => {
    expect(qrSvg(qr)).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 \d+ \d+">(<path [^>]+\/>){2}<\/svg>$/);
  });
});
