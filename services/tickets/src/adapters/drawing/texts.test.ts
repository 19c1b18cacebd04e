import type { EventSummary } from '@onsale/contracts/shapes';
import { makeId } from '@onsale/kernel/id';
import { priceText, whenTexts } from './texts.ts';

const event = (startsAt: string, timeZone: string): EventSummary => ({
  eventId: makeId('event', 'e'),
  organizerId: makeId('organizer', 'o'),
  name: 'Owls',
  venueName: 'Hall',
  startsAt,
  timeZone,
  mode: 'test',
});

describe('the start of an event', () => {
  it('is said in the time of the venue, in English', () => {
    expect(whenTexts(event('2027-05-01T22:30:00Z', 'Europe/Berlin'), 'en')).toEqual({
      date: 'Sunday, May 2, 2027',
      time: '12:30 AM',
      zone: 'Central European Summer Time',
    });
  });

  it('is said in the time of the venue, in Korean', () => {
    expect(whenTexts(event('2027-04-10T10:00:00Z', 'Asia/Seoul'), 'ko')).toEqual({
      date: '2027년 4월 10일 토요일',
      time: '오후 7:00',
      zone: '한국 표준시',
    });
  });
});

describe('a price', () => {
  it('is written with its currency, and nothing is called free', () => {
    expect(priceText({ amount: 132_000, currency: 'KRW' }, 'ko')).toBe('₩132,000');
    expect(priceText({ amount: 1850, currency: 'EUR' }, 'en')).toBe('€18.50');
    expect(priceText({ amount: 0, currency: 'EUR' }, 'en')).toBe('Free');
    expect(priceText({ amount: 0, currency: 'KRW' }, 'ko')).toBe('무료');
  });
});
