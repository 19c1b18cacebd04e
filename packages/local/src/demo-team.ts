import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@onsale/client/client';
import { readApiKey } from '@onsale/kernel/api-key';
import { demoPeople } from './demo-people.ts';
import { PlainFault } from './plain-fault.ts';
import { accessTokenOf } from './signed-in.ts';

type Wanted = {
  /** Remembers that it was done. */
  readonly file: string;
  readonly url: string;
  readonly mailbox: string;
  readonly signIn: string;
  readonly apiKey: string;
};

/** Makes the demo people members of the first organizer as anybody becomes one: invited by mail, signed in, accepted. */
export const gatherDemoTeam = async ({ file, url, mailbox, signIn, apiKey }: Wanted): Promise<string> => {
  if (existsSync(file)) return 'there';
  const organizerId = readApiKey(apiKey)?.organizerId;
  if (!organizerId) throw new PlainFault('the kept key is none of an organizer: start with --fresh');
  const api = createClient({ baseUrl: url, apiKey });
  for (const { email, role } of demoPeople) {
    const body = { email, role };
    const invited = await api('POST /v1/organizers/{organizerId}/invitations', { params: { organizerId }, body });
    if (!invited.ok) throw new PlainFault(`the invitation of ${email} was refused: ${invited.error.code}`);
    const [code, bearer] = await Promise.all([codeMailedTo(email, mailbox), accessTokenOf(signIn, email)]);
    const accepted = await createClient({ baseUrl: url })('POST /v1/invitations/accept', { body: { code }, bearer });
    if (!accepted.ok) throw new PlainFault(`${email} could not accept: ${accepted.error.code}`);
  }
  writeFileSync(file, JSON.stringify(demoPeople.map(({ email }) => email)));
  return `${demoPeople.length} people at ${signIn}`;
};

const longestWait = 60_000; // milliseconds; a mail takes a second when everything is warm

type Message = { readonly to: string; readonly text: string };

const codeMailedTo = async (email: string, mailbox: string): Promise<string> => {
  const until = performance.now() + longestWait;
  while (performance.now() < until) {
    const { items } = (await (await fetch(`${mailbox}/messages`)).json()) as { items: readonly Message[] }; // of mailbox.ts
    const mails = items.filter(({ to }) => to.includes(email));
    const [code] = mails.flatMap(({ text }) => /oni_[0-9a-z]+_[0-9a-z]+/.exec(text) ?? []);
    if (code !== undefined) return code;
    await sleep(100);
  }
  throw new PlainFault(`no invitation for ${email} came within ${longestWait / 1000} s`);
};
