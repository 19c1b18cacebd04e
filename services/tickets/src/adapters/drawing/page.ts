import type PDFDocument from 'pdfkit';
import { qrRuns } from './qr.ts';
import type { Qr } from './qr.ts';

export type Doc = InstanceType<typeof PDFDocument>;

/** A5 in whole points (1/72 inch): readable on a phone, prints on A4 and Letter alike. */
export const page = { width: 420, height: 595, margin: 32 } as const;

/** Between the margins. */
export const inner = { x: page.margin, width: page.width - 2 * page.margin } as const;

const ink = '#14131a';
export const grey = '#6b6875'; // 5.4:1 on white

type Box = { readonly x: number; readonly y: number; readonly width: number };
type Type = { readonly font: 'bold' | 'medium'; readonly size: number; readonly color: string };

/** Writes text into a box: as large as `size`, smaller where it must, cut only where even 60 % of that is too much. Answers its height. */
export const write = (doc: Doc, raw: string, box: Box & { height: number }, { font, size, color }: Type): number => {
  const text = raw.replace(emoji, '').trim();
  const heightAt = (points: number) => doc.font(font).fontSize(points).heightOfString(text, { width: box.width });
  const smallest = size * 0.6;
  let [points, height] = [size, heightAt(size)];
  while (points > smallest && height > box.height) {
    points -= 0.5;
    height = heightAt(points);
  }
  doc.fillColor(color).text(text, box.x, box.y, { width: box.width, height: box.height, ellipsis: true });
  return Math.min(height, box.height);
};

/** Our font has none of them, and words read well without. */
const emoji = /[\p{Emoji_Presentation}\u{fe0f}\u{200d}]/gu;

/** A small name above a value. Answers the height of both. */
export const writeField = (doc: Doc, label: string, value: string, box: Box & { height: number }, size: number): number => {
  doc.font('medium').fontSize(8).fillColor(grey).text(label, box.x, box.y, { width: box.width, lineBreak: false });
  return 12 + write(doc, value, { ...box, y: box.y + 12, height: box.height - 12 }, { font: 'bold', size, color: ink });
};

/** Draws a code `side` points wide, without its quiet zone. */
export const qrCode = (doc: Doc, qr: Qr, { x, y, width }: Box): void => {
  const module = width / qr.size;
  for (const run of qrRuns(qr)) doc.rect(x + run.x * module, y + run.y * module, run.length * module, module);
  doc.fill(ink);
};
