import { watch } from 'node:fs';
import path from 'node:path';

const quietMilliseconds = 100; // an editor writes several files, or one in several steps

/**
 * Calls back after one of the watched files has changed, once for changes that come together. Returns what adds files to watch.
 * It watches folders, not files: many editors write a new file and rename it, and a watch on the old one would see nothing more.
 */
export const watchFiles = (changed: (file: string) => void): ((files: Iterable<string>) => void) => {
  const watched = new Set<string>();
  const folders = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const noticed = (file: string) => {
    if (!watched.has(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => changed(file), quietMilliseconds);
  };
  return (files) => {
    for (const file of files) {
      watched.add(file);
      const folder = path.dirname(file);
      if (folders.has(folder)) continue;
      folders.add(folder);
      watch(folder, { persistent: false }, (_, name) => noticed(path.join(folder, name ?? '')));
    }
  };
};
