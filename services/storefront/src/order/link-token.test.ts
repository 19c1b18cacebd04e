import { tokenInHash } from './link-token.ts';

test.each([
  ['#link=aB_-9', 'aB_-9'],
  ['#link=', ''], // cut off by a mail program: a link that works no more
  ['#link=%20x', '%20x'],
  ['', undefined],
  ['#main', undefined],
  ['#other#link=x', undefined],
])('an address that ends in "%s" brings the token %s', (hash, token) => {
  expect(tokenInHash(hash)).toBe(token);
});
