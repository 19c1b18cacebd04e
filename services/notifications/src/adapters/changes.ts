/** The update that sets what is there, takes away what is null and leaves out what is undefined. Names may be reserved words. */
export const changesOf = (fields: Readonly<Record<string, unknown>>) => {
  const named = Object.entries(fields).filter(([, value]) => value !== undefined);
  const set = named.filter(([, value]) => value !== null);
  const removed = named.filter(([, value]) => value === null);
  const clause = (verb: string, parts: readonly string[]) => (parts.length === 0 ? [] : [`${verb} ${parts.join(', ')}`]);
  return {
    UpdateExpression: [
      ...clause(
        'SET',
        set.map(([name]) => `#${name} = :${name}`),
      ),
      ...clause(
        'REMOVE',
        removed.map(([name]) => `#${name}`),
      ),
    ].join(' '),
    ExpressionAttributeNames: Object.fromEntries(named.map(([name]) => [`#${name}`, name])),
    ...(set.length > 0 && { ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])) }),
  };
};
