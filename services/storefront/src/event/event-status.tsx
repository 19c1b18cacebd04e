import { useLanguage } from '../language/language.tsx';
import type { Event } from './event.ts';

/** A stamp; what is simply on sale needs none. */
export const EventStatus = ({ status }: { readonly status: Event['status'] }) => {
  const { t } = useLanguage();
  if (status === 'sold-out') return <span class="stamp">{t.soldOut}</span>;
  return status === 'on-sale' ? null : <span class="stamp stamp-soft">{t.onSaleSoon}</span>;
};
