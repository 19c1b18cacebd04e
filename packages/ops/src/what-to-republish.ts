import { eventContracts } from '@onsale/contracts/registry';
import { Instant } from '@onsale/contracts/shapes';
import { rfc3339 } from '@onsale/kernel/clock';
import { PlainFault } from '@onsale/local/plain-fault';
import { outboxKeptSeconds } from '@onsale/runtime/outbox';
import * as z from 'zod/mini';
import type { Told } from './stored-events.ts';

type Asked = { readonly since?: string | undefined; readonly until?: string | undefined; readonly type?: string | undefined };

/**
 * What somebody asks to be published again of a service, `now` in epoch milliseconds. Throws a PlainFault on a service that publishes nothing, a type
 * that is none of its own, and a time that is none or that the outbox does not reach.
 */
export const whatToRepublish = (service: string, { since, until, type }: Asked, now: number): Told => {
  const types = Object.values(eventContracts()).flatMap((event) =>
    event.type.startsWith(`onsale.${service}.`) ? event.type : [],
  );
  if (types.length === 0) throw new PlainFault(`${service} has no outbox: it publishes no events`);
  if (type !== undefined && !types.some((each) => each === type))
    throw new PlainFault(`${service} publishes no ${type}, but: ${types.join(', ')}`);
  if (since === undefined) throw new PlainFault('--since is missing: from when on?');
  const told = { since: timeOf('--since', since), until: until === undefined ? now : timeOf('--until', until) };
  const oldest = now - outboxKeptSeconds * 1000;
  if (told.since < oldest) throw new PlainFault(`--since is before ${rfc3339(oldest)}: an outbox keeps its events for 14 days`);
  if (told.until > now) throw new PlainFault('--until is in the future');
  if (told.since >= told.until) throw new PlainFault(`--since is not before ${until === undefined ? 'now' : '--until'}`);
  return { ...told, ...(type !== undefined && { type }) };
};

const timeOf = (option: string, text: string): number => {
  const { success, error } = z.safeParse(Instant, text);
  if (!success) throw new PlainFault(`${option} ${error.issues[0]?.message ?? 'is no time'}`);
  return Date.parse(text);
};
