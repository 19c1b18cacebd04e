import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/**
 * TrueType outlines: half the size of the OpenType ones once a subset is in a PDF. A deployed function has them beside its
 * bundle (functions/render-tickets.yml); elsewhere they are in their package.
 */
const folder = (): string => {
  const beside = path.join(__dirname, '../../fonts');
  if (existsSync(beside)) return beside;
  return path.join(createRequire(__filename).resolve('pretendard/package.json'), '../dist/public/static/alternative');
};

let fonts: { readonly bold: Buffer; readonly medium: Buffer } | undefined;

/** Pretendard (OFL 1.1) in two weights: Latin, Cyrillic, Greek and all of Hangul. 5 MB, read once. */
export const ticketFonts = () =>
  (fonts ??= {
    bold: readFileSync(path.join(folder(), 'Pretendard-Bold.ttf')),
    medium: readFileSync(path.join(folder(), 'Pretendard-Medium.ttf')),
  });
