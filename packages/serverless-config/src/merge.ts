/** All maps in one. Throws where two declare the same name, since the later would silently win. */
export const mergedOnce = <T>(what: string, maps: readonly Readonly<Record<string, T>>[]): Record<string, T> => {
  const merged: Record<string, T> = {};
  for (const [name, value] of maps.flatMap((each) => Object.entries(each))) {
    if (name in merged) throw new Error(`${what} ${name} is declared twice`);
    merged[name] = value;
  }
  return merged;
};
