import { AccessLogLine } from '@onsale/contracts/accounts/usage';
import { organizerOfCaller } from '../domain/usage.ts';
import type { LoggedCall } from '../domain/usage.ts';

/** A line of the access log; undefined where it is none of ours. `timestamp` in milliseconds since 1970. */
export const readLoggedCall = ({ timestamp, message }: { timestamp: number; message: string }): LoggedCall | undefined => {
  try {
    const { key, device, ...call } = AccessLogLine.parse(JSON.parse(message));
    const by = device?.startsWith('dev_') ? device : key;
    organizerOfCaller(by);
    return { at: timestamp, by, ...call };
  } catch {
    return undefined;
  }
};
