import { en } from './en.ts';
import type { Texts } from './en.ts';
import { ko } from './ko.ts';

export const texts = { en, ko } satisfies Record<string, Texts>;
export type Locale = keyof typeof texts;

export const locales = Object.keys(texts) as Locale[]; // keys of a constant

/** The first of a reader's languages that we speak; English where we speak none. */
export const preferredLocale = (languages: readonly string[]): Locale =>
  languages.flatMap((language) => locales.filter((locale) => language.toLowerCase().split('-')[0] === locale))[0] ?? 'en';
