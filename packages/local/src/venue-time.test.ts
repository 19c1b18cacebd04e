import { venueTime } from './venue-time.ts';

const now = Date.parse('2026-11-22T15:30:00Z'); // half past midnight of the 23rd in Seoul

describe('venueTime', () => {
  it('is the time on the clocks at the venue, counted from the day it is there', () => {
    expect(venueTime(60, '19:30', 'Asia/Seoul', now)).toBe('2027-01-22T10:30:00.000Z');
    expect(venueTime(60, '19:30', 'Europe/Berlin', now)).toBe('2027-01-21T18:30:00.000Z');
  });

  it('keeps to the clocks across a change to summer time', () => {
    expect(venueTime(150, '22:00', 'Europe/Berlin', now)).toBe('2027-04-21T20:00:00.000Z');
  });

  it('is right in the hours around the change itself', () => {
    const eve = Date.parse('2027-03-27T12:00:00Z'); // clocks go from 02:00 to 03:00 on the 28th
    expect(venueTime(1, '01:30', 'Europe/Berlin', eve)).toBe('2027-03-28T00:30:00.000Z');
    expect(venueTime(1, '03:30', 'Europe/Berlin', eve)).toBe('2027-03-28T01:30:00.000Z');
  });
});
