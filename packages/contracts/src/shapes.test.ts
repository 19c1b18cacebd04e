import * as z from 'zod/mini';
import { TimeZone } from './shapes.ts';

test.each(['Asia/Seoul', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'UTC'])(
  '%s is a time zone',
  (zone) => {
    expect(z.safeParse(TimeZone, zone).success).toBe(true);
  },
);

test.each(['Asia/Nowhere', '+09:00', 'seoul', '', 'Asia/Seoul '])('"%s" is none', (zone) => {
  expect(z.safeParse(TimeZone, zone).success).toBe(false);
});
