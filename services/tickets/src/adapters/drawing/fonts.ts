import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create } from 'fontkit';
import type { Font } from 'fontkit';

/**
 * TrueType outlines: half the size of the OpenType ones once a subset is in a PDF. A deployed function has them beside its
 * bundle (functions/render-tickets.yml); elsewhere they are in their package.
 */
const folder = (): string => {
  const beside = path.join(__dirname, '../../fonts');
  if (existsSync(beside)) return beside;
  return path.join(createRequire(__filename).resolve('pretendard/package.json'), '../dist/public/static/alternative');
};

const open = (file: string): Font => create(readFileSync(path.join(folder(), file)));

let fonts: { readonly bold: Font; readonly medium: Font } | undefined;

/**
 * Pretendard (OFL 1.1) in two weights: Latin, Cyrillic, Greek and all of Hangul. 5 MB, opened once: its tables, which are understood when first
 * needed, are half of what a document costs.
 */
export const ticketFonts = () => (fonts ??= { bold: open('Pretendard-Bold.ttf'), medium: open('Pretendard-Medium.ttf') });
