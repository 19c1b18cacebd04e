import { commonProblems } from '@onsale/contracts/problems';
import { endpointModules } from '@onsale/contracts/registry';
import { isEndpoint, isPublic } from '@onsale/contracts/endpoint';
import { en as docsEn } from '../docs/language/en.ts';
import { ko as docsKo } from '../docs/language/ko.ts';
import { dateStub, longDate, timeOfDay, zoneName } from './formats.ts';
import { en } from './en.ts';
import { ko } from './ko.ts';
import { preferredLocale } from './locale.ts';

type TextTree = { readonly [name: string]: string | ((...facts: never[]) => string) | TextTree };

/** Every text with its place, functions called with numbers, which read as text too. */
const flat = (texts: TextTree, place = ''): [string, string][] =>
  Object.entries(texts).flatMap(([name, text]): [string, string][] => {
    if (typeof text === 'object') return flat(text, `${place}${name}.`);
    const facts = [2, 3, 4] as never[]; // whatever it takes, numbers print
    return [[place + name, typeof text === 'function' ? text(...facts) : text]];
  });

describe.each([
  ['the shop', en, ko],
  ['the docs', docsEn, docsKo],
])('the languages of %s', (_, english, korean) => {
  it('have the same texts, none of them empty', () => {
    expect(flat(korean).map(([place]) => place)).toEqual(flat(english).map(([place]) => place));
    expect([...flat(english), ...flat(korean)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leave nothing untranslated', () => {
    const translated = new Map(flat(korean));
    expect(flat(english).filter(([place, text]) => translated.get(place) === text)).toEqual([]);
  });
});

describe('the languages of the shop', () => {
  it('have a text for every problem that a buyer’s endpoint may answer', () => {
    const endpoints = Object.values(endpointModules).flatMap((each) => Object.values(each).filter(isEndpoint));
    const buyers = endpoints.filter(
      (each) =>
        isPublic(each) && !each.path.startsWith('/v1/payments/') && ['public', 'order-token', 'order-link'].includes(each.auth),
    );
    const codes = new Set<string>(['unreachable', ...commonProblems, ...buyers.flatMap((each) => each.errors)]);
    expect(codes.size).toBeGreaterThan(15);
    expect(Object.keys(en.problems).sort()).toEqual([...codes].sort());
  });

  it('follow the browser, and fall back to English', () => {
    expect(preferredLocale(['fr-FR', 'ko-KR', 'en'])).toBe('ko');
    expect(preferredLocale(['en-GB', 'ko'])).toBe('en');
    expect(preferredLocale(['fr', 'de'])).toBe('en');
  });
});

describe('the date of an event', () => {
  const show = { startsAt: '2027-04-30T16:00:00Z', timeZone: 'Asia/Seoul' };

  it('is the venue’s, whatever the reader’s zone', () => {
    expect(dateStub(show, 'en')).toEqual({ month: 'May', day: '1', weekday: 'Sat' });
    expect(longDate(show, 'en')).toBe('Saturday, May 1, 2027');
    expect(timeOfDay(show, 'en')).toMatch(/^1:00\sAM$/);
    expect(longDate(show, 'ko')).toBe('2027년 5월 1일 토요일');
  });

  it('names its zone', () => {
    expect(zoneName(show, 'en')).toBe('Korean Standard Time');
  });
});
