import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** TrueType outlines: half the size of the OpenType ones once a subset is in a PDF. */
const pretendard = 'pretendard/dist/public/static/alternative';

/** A deployed function has the fonts beside its bundle (functions/render-tickets.yml); elsewhere they are in their package. */
const fileOf = (name: string): string => {
  const beside = path.join(__dirname, '../../fonts', name);
  return existsSync(beside) ? beside : createRequire(__filename).resolve(`${pretendard}/${name}`);
};

let fonts: { readonly bold: Buffer; readonly medium: Buffer } | undefined;

/** Pretendard (OFL 1.1) in two weights: Latin, Cyrillic, Greek and all of Hangul. 5 MB, read once. */
export const ticketFonts = () =>
  (fonts ??= {
    bold: readFileSync(fileOf('Pretendard-Bold.ttf')),
    medium: readFileSync(fileOf('Pretendard-Medium.ttf')),
  });
