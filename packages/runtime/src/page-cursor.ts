/** Where a list goes on: DynamoDB's last key, opaque to callers. */
export const encodeCursor = (key: Record<string, unknown> | undefined): string | undefined =>
  key && Buffer.from(JSON.stringify(key)).toString('base64url');

/** Undefined where the cursor is not one of ours. */
export const decodeCursor = (cursor: string): Record<string, string> | undefined => {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return isStringRecord(key) ? key : undefined;
  } catch {
    return undefined;
  }
};

const isStringRecord = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'string');
