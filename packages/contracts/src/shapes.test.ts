import * as z from 'zod/mini';
import { GateName, TimeZone } from './shapes.ts';

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
