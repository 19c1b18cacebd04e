import type { Buyer, Locale } from '@onsale/contracts/shapes';

/**
 * Signs of what mail programs make a link of by themselves: a scheme, a mail address, a path of Windows, two slashes, or a dot (those of
 * Chinese and Japanese count in domains too) that something longer than an initial follows.
 */
const linkish = /[:@\\]|\/\/|[.․。．｡][^\s.․。．｡]{2,}/u;

/**
 * A name as mails say it. Whoever orders types the name and the address, so a stranger may be written to: words that could become a link are
 * left out. Empty where nothing else is left.
 */
export const saidName = (name: string): string =>
  name
    .split(/\s+/)
    .filter((word) => word !== '' && !linkish.test(word))
    .join(' ');

const hello: Readonly<Record<Locale, (name: string) => string>> = {
  en: (name) => (name === '' ? 'Hello,' : `Hello ${name},`),
  ko: (name) => (name === '' ? '안녕하세요.' : `${name} 님, 안녕하세요.`),
};

/** How every letter to a buyer begins. */
export const greeting = ({ name, locale }: Buyer): string => hello[locale](saidName(name));
