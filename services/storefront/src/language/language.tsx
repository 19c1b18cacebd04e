import { formatMoney } from '@onsale/kernel/money';
import type { Money } from '@onsale/kernel/money';
import { createContext } from 'preact';
import type { ComponentChildren } from 'preact';
import { useContext, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { forTheBrowser, stored } from '../storage/stored.ts';
import type { Texts } from './en.ts';
import { locales, preferredLocale, texts } from './locale.ts';
import type { Locale } from './locale.ts';

type Language = {
  readonly locale: Locale;
  readonly t: Texts;
  /** For people; nothing to pay reads "Free". */
  readonly price: (amount: Money) => string;
  readonly change: (locale: Locale) => void;
};

const kept = stored<Locale>(forTheBrowser, 'onsale.language');

const languageOf = (locale: Locale, change: Language['change']): Language => ({
  locale,
  t: texts[locale],
  price: (amount) => (amount.amount === 0 ? texts[locale].free : formatMoney(amount, locale)),
  change,
});

const LanguageContext = createContext<Language>(languageOf('en', () => {}));

export const useLanguage = (): Language => useContext(LanguageContext);

/** Speaks the language that was chosen here before, else the browser's. */
export const LanguageProvider = ({ children }: { children: ComponentChildren }) => {
  const [locale, setLocale] = useState<Locale>(() => {
    const before = kept.read();
    return before && locales.includes(before) ? before : preferredLocale(navigator.languages);
  });
  useLayoutEffect(() => void (document.documentElement.lang = locale), [locale]);
  const language = useMemo(() => {
    const change = (chosen: Locale) => {
      kept.write(chosen);
      setLocale(chosen);
    };
    return languageOf(locale, change);
  }, [locale]);
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
};

/** One button for each other language, in that language. A button that is pressed takes on another language and keeps the focus. */
export const LanguageSwitch = () => {
  const { t, locale, change } = useLanguage();
  return (
    <span class="language" role="group" aria-label={t.changeLanguage}>
      {locales
        .filter((each) => each !== locale)
        .map((each, place) => (
          <button key={place} type="button" class="quiet" lang={each} onClick={() => change(each)}>
            {texts[each].languageName}
          </button>
        ))}
    </span>
  );
};
