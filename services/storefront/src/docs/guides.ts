import type { Locale } from '../language/locale.ts';
import type { Guide } from './guide-plugin.ts';

/** In the order that somebody new reads them. */
const order = ['first-ticket', 'webhooks', 'idempotency', 'money', 'testing', 'going-live'];

export type NamedGuide = Guide & { readonly name: string };

const named = (modules: Readonly<Record<string, Guide>>): readonly NamedGuide[] =>
  Object.entries(modules)
    .map(([file, { title, html }]) => ({ name: /([\w-]+)\.md$/.exec(file)?.[1] ?? '', title, html }))
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));

/** Every guide of docs/guides, by its file's name; the Korean ones are in a folder of their own. */
export const guides: Readonly<Record<Locale, readonly NamedGuide[]>> = {
  en: named(import.meta.glob<Guide>('../../../../docs/guides/*.md', { eager: true })),
  ko: named(import.meta.glob<Guide>('../../../../docs/guides/ko/*.md', { eager: true })),
};
