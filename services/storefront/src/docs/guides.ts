import type { Guide } from './guide-plugin.ts';

const modules = import.meta.glob<Guide>('../../../../docs/guides/*.md', { eager: true });

/** In the order that somebody new reads them. */
const order = ['first-ticket', 'webhooks', 'idempotency', 'money', 'testing', 'going-live'];

export type NamedGuide = Guide & { readonly name: string };

/** Every guide of docs/guides, by its file's name. */
export const guides: readonly NamedGuide[] = Object.entries(modules)
  .map(([file, { title, html }]) => ({ name: /([\w-]+)\.md$/.exec(file)?.[1] ?? '', title, html }))
  .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
