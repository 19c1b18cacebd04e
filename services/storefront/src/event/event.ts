import type { ResponseTo } from '@onsale/client/routes';

export type Event = ResponseTo<'GET /v1/events/{eventId}'>;
export type Availability = ResponseTo<'GET /v2/events/{eventId}/availability'>;

const hues = ['hue-red', 'hue-green', 'hue-gold', 'hue-plum'];

/** Each event has its own of the shop's poster colours, the same on every page. */
export const hueOf = (eventId: string): string => {
  const sum = Array.from(eventId).reduce((total, character) => (total * 31 + character.charCodeAt(0)) % 9973, 7);
  return hues[sum % hues.length] ?? '';
};
