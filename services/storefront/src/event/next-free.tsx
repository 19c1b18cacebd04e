import { useSecondsLeft } from '../hold/use-seconds-left.ts';
import { useLanguage } from '../language/language.tsx';

/** About when the first of what others hold comes back; no screen reader is told as the minutes pass. */
export const NextFree = ({ at }: { readonly at: string }) => {
  const { t } = useLanguage();
  const minutes = Math.ceil(useSecondsLeft(at) / 60);
  return <p aria-live="off">{t.firstComesBack(minutes)}</p>;
};
