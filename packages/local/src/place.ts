import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** How far a pump has come in each shard of a stream: the sequence number of the last record that was delivered. */
export type Places = { of(shardId: string): string | undefined; save(shardId: string, sequenceNumber: string): void };

/** Kept as long as the process lives. */
export const placesInMemory = (): Places => {
  const places = new Map<string, string>();
  return { of: (shardId) => places.get(shardId), save: (shardId, sequenceNumber) => void places.set(shardId, sequenceNumber) };
};

/** Kept in a file that is replaced in one step, so that a kill leaves the old place or the new one. */
export const placesIn = (file: string): Places => {
  const places = read(file);
  return {
    of: (shardId) => places[shardId],
    save: (shardId, sequenceNumber) => {
      if (places[shardId] === sequenceNumber) return;
      places[shardId] = sequenceNumber;
      writeFileSync(`${file}.new`, JSON.stringify(places));
      renameSync(`${file}.new`, file);
    },
  };
};

const read = (file: string): Record<string, string> => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>; // written above
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return {}; // node:fs throws these
    throw fault;
  }
};
