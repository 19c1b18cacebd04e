import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { placesIn } from './place.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onsale-places-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('placesIn', () => {
  it('remembers the place in each shard over a restart, and leaves no half-written file', () => {
    const file = path.join(folder, 'publish.json');
    expect(placesIn(file).of('a')).toBeUndefined();
    const places = placesIn(file);
    places.save('a', '1');
    places.save('b', '7');
    places.save('a', '2');
    expect([placesIn(file).of('a'), placesIn(file).of('b')]).toEqual(['2', '7']);
    expect(readdirSync(folder)).toEqual(['publish.json']);
  });

  it('writes nothing for a place that it has already', () => {
    const places = placesIn(path.join(folder, 'publish.json'));
    places.save('a', '1');
    rmSync(path.join(folder, 'publish.json'));
    places.save('a', '1');
    expect(readdirSync(folder)).toEqual([]);
  });
});
