import { greeting, saidName } from './said-name.ts';

test.each([
  'Ada Lovelace',
  '김민수',
  'J.R.R. Tolkien',
  'Dr. Anne-Marie O’Neill, jr.',
  'Sammy Davis Jr.',
  'Владимир 1-й',
  'محمد بن سلمان',
  'Kim & Park / c/o Choi',
  'Ada…',
])('%j is said as it is', (name) => {
  expect(saidName(name)).toBe(name);
});

test.each([
  'https://evil.example/a?b',
  'HTTP://1.2.3.4',
  'www.evil.example',
  'evil.example',
  'xn--80ak6aa92e.com',
  'пример.рф',
  '例。中国',
  'evil．example',
  'evil｡example',
  'evil.\u200bexample',
  'evil.example/login.',
  '(evil.example)',
  '1.2.3.4/login',
  '//localhost',
  'http://localhost',
  'mailto:me@evil.example',
  'me@evil',
  'tel:+491234',
  '\\\\evil\\share',
])('%j is left out of a name', (link) => {
  expect(saidName(`Ada ${link} Lovelace`)).toBe('Ada Lovelace');
  expect(saidName(`${link}\n${link}`)).toBe('');
});

test('a name is said in one line, and where none is left the greeting has none', () => {
  expect(saidName('Ada\r\n\r\n Lovelace\u2028 ')).toBe('Ada Lovelace');
  const buyer = { name: 'https://evil.example', email: 'ada@buyers.example' };
  expect(greeting({ ...buyer, locale: 'en' })).toBe('Hello,');
  expect(greeting({ ...buyer, locale: 'ko' })).toBe('안녕하세요.');
  expect(greeting({ ...buyer, name: 'Ada', locale: 'en' })).toBe('Hello Ada,');
  expect(greeting({ ...buyer, name: '김민수', locale: 'ko' })).toBe('김민수 님, 안녕하세요.');
});
