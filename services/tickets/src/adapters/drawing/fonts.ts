import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { create } from 'fontkit';
import type { Font, GlyphRun } from 'fontkit';
import { remembered } from '@onsale/kernel/remembered';

/**
 * TrueType outlines: half the size of the OpenType ones once a subset is in a PDF. A deployed function has them beside its
 * bundle (functions/render-tickets.yml); elsewhere they are in their package.
 */
const folder = (): string => {
  const beside = path.join(__dirname, '../../fonts');
  if (existsSync(beside)) return beside;
  return path.join(createRequire(__filename).resolve('pretendard/package.json'), '../dist/public/static/alternative');
};

const rememberedWords = 5000; // some 2 kB each

/** A ticket's id is on no other ticket. */
const idWord = /^[a-z]+_[a-z0-9]{8,}\s*$/;

/** Lays out a word once: labels, dates and an event's own words are the same on every ticket, and layout is a third of a document. */
const withMemory = (font: Font): Font => {
  const layOut = font.layout.bind(font);
  const runOf = remembered(rememberedWords, (word) => (idWord.test(word) ? byLetters(word) : layOut(word)));
  /** Without kerning and ligatures, which are a seventh of a document where they are found anew. */
  const byLetters = (word: string): GlyphRun => joined(Array.from(word, (letter) => runOf(letter)));
  font.layout = (text, ...settings) =>
    settings.some((each) => each !== undefined) ? layOut(text, ...settings) : copyOf(runOf(text));
  return font;
};

const joined = ([first, ...others]: readonly GlyphRun[]): GlyphRun => {
  if (!first) throw new Error('A word has letters');
  const runs = [first, ...others];
  return like(first, { glyphs: runs.flatMap(({ glyphs }) => glyphs), positions: runs.flatMap(({ positions }) => positions) });
};

/** Its other parts are worked out from these. */
const like = (run: GlyphRun, parts: Partial<Pick<GlyphRun, 'glyphs' | 'positions'>>): GlyphRun =>
  Object.assign(Object.create(Object.getPrototypeOf(run) as object) as GlyphRun, run, parts);

/** pdfkit changes positions in place. */
const copyOf = (run: GlyphRun): GlyphRun => like(run, { positions: run.positions.map((position) => ({ ...position })) });

const open = (file: string): Font => withMemory(create(readFileSync(path.join(folder(), file))));

let fonts: { readonly bold: Font; readonly medium: Font } | undefined;

/**
 * Pretendard (OFL 1.1) in two weights: Latin, Cyrillic, Greek and all of Hangul. 5 MB, opened once: its tables, which are understood when first
 * needed, are half of what a document costs.
 */
export const ticketFonts = () => (fonts ??= { bold: open('Pretendard-Bold.ttf'), medium: open('Pretendard-Medium.ttf') });
