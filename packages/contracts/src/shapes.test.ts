import * as z from 'zod/mini';
import { Attendee, Buyer, BuyerInput, GateName, TimeZone } from './shapes.ts';

test.each(['Asia/Seoul', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'UTC'])(
  '%s is a time zone',
  (zone) => {
    expect(z.safeParse(TimeZone, zone).success).toBe(true);
  },
);

test.each(['Asia/Nowhere', '+09:00', 'seoul', '', 'Asia/Seoul '])('"%s" is none', (zone) => {
  expect(z.safeParse(TimeZone, zone).success).toBe(false);
});

test.each(['North', '북문 2', 'Émile’s door', 'VIP 🎟', 'two\nlines'])('%j is a name', (name) => {
  expect(z.safeParse(GateName, name)).toMatchObject({ success: true, data: name });
});

test.each(['', ' ', '\u0000', 'a\u001bb', '\ud83c', 'before \udf9f after', 'x'.repeat(61)])('%j is none', (name) => {
  expect(z.safeParse(GateName, name).success).toBe(false);
});

test.each(['Ada\nLovelace', 'Ada\r\n\tLovelace', ' Ada\u2028Lovelace\n', 'Ada\u2029Lovelace'])(
  'whoever is called %j is so in one line',
  (name) => {
    const buyer = { name, email: 'ada@example.org', locale: 'en' };
    expect(z.parse(BuyerInput, buyer).name).toBe('Ada Lovelace');
    expect(z.parse(Buyer, buyer).name).toBe('Ada Lovelace'); // in orders from before
    expect(z.parse(Attendee, { name })).toEqual({ name: 'Ada Lovelace' });
  },
);

test.each(['\n', '\u2028', 'Ada\u0007', 'Ada\u0085Lovelace', 'x'.repeat(121)])('nobody is called %j', (name) => {
  expect(z.safeParse(Attendee, { name }).success).toBe(false);
});

test.each(['Ada Lovelace', '김 민수', 'J. R. R. Tolkien', 'Anne-Marie O’Neill', 'x'.repeat(120)])(
  'somebody is called %j',
  (name) => {
    expect(z.parse(Attendee, { name })).toEqual({ name });
  },
);
