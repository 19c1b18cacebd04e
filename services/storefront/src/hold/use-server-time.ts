import { useEffect } from 'preact/hooks';
import { api, clock } from '../shop-api.ts';

/** Hears the server's time once, for a page that a reload has made forget it. Availability carries it and is cheap. */
export const useServerTime = (eventId: string): void => {
  useEffect(() => {
    const hear = async () => {
      const answer = await api('GET /v2/events/{eventId}/availability', { params: { eventId }, query: { seats: 'none' } });
      if (answer.ok) clock.hears(answer.value.asOf);
    };
    void hear();
  }, [eventId]);
};
