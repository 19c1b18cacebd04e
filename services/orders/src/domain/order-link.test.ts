import { normalised, withOneMore } from './order-link.ts';

const minute = 60_000;
const now = Date.parse('2027-03-01T20:00:00Z');
const ago = (...minutes: number[]) => minutes.map((each) => now - each * minute);

describe('links to one mail address', () => {
  it('come five minutes apart', () => {
    expect(withOneMore([], now)).toEqual([now]);
    expect(withOneMore(ago(5), now)).toEqual([...ago(5), now]);
    expect(withOneMore(ago(60, 4.99), now)).toBeUndefined();
  });

  it('are five in any 24 hours, and what is older is forgotten', () => {
    expect(withOneMore(ago(1439, 400, 300, 200, 100), now)).toBeUndefined();
    expect(withOneMore(ago(1440, 400, 300, 200, 100), now)).toEqual([...ago(400, 300, 200, 100), now]);
  });
});

test('a mail address is the same in capitals and with blanks around it, and another with a dot or a tag', () => {
  expect(normalised(' Ada@Example.COM ')).toBe('ada@example.com');
  expect(normalised('a.da+x@example.com')).toBe('a.da+x@example.com');
});
