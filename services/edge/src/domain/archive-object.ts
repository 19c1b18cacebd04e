import type { CloudEvent } from '@onsale/contracts/event';

export type ArchiveObject = { readonly key: string; readonly lines: string };

/**
 * What is kept of a batch of published events, one a line: `events/2027/05/01/18/<id>.jsonl`, under the hour (UTC) and the id
 * of the first. The same batch again gives the same object, so a redelivery overwrites itself.
 */
export const archiveObject = (events: readonly CloudEvent[]): ArchiveObject => {
  const [first] = events;
  if (!first) throw new RangeError('a batch has at least one event');
  const hour = first.time.slice(0, 13).replace(/[-T]/g, '/'); // RFC 3339 in UTC: `2027-05-01T18`
  return { key: `events/${hour}/${first.id}.jsonl`, lines: events.map((event) => `${JSON.stringify(event)}\n`).join('') };
};
