import { AccessLogLine } from '@onsale/contracts/accounts/usage';
import { organizerOfKey } from '@onsale/kernel/api-key';
import type { LoggedCall } from '../domain/usage.ts';

/** A line of the access log; undefined where it is none of ours. `timestamp` in milliseconds since 1970. */
export const readLoggedCall = ({ timestamp, message }: { timestamp: number; message: string }): LoggedCall | undefined => {
  try {
    const line = AccessLogLine.parse(JSON.parse(message));
    organizerOfKey(line.key);
    return { at: timestamp, ...line };
  } catch {
    return undefined;
  }
};
