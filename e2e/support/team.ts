import { randomUUID } from 'node:crypto';
import { createClient } from '@onsale/client/client';
import type { Api } from '@onsale/client/client';
import type { BodyTo } from '@onsale/client/routes';
import { readApiKey } from '@onsale/kernel/api-key';
import { briefClientId } from '@onsale/local/sign-in-code';
import { accessTokenOf } from '@onsale/local/signed-in';
import { until } from '@onsale/testing/until';
import { organizerApi } from './shared-stack.ts';
import type { Stack } from './shared-stack.ts';
import { mailTo } from './mailbox.ts';
import { valueOf } from './value-of.ts';

export const organizerIdOf = ({ organizerKey }: Stack): string => {
  const key = readApiKey(organizerKey);
  if (!key) throw new Error('The key of the stack is none');
  return key.organizerId;
};

/** Somebody who has signed in: nobody else has their address. */
export const somebody = async ({ signIn, site }: Stack): Promise<{ email: string; token: string; api: Api }> => {
  if (signIn === undefined) throw new Error('This stack has no issuer for tests');
  const email = `${randomUUID()}@example.org`;
  return { email, token: await accessTokenOf(signIn, email), api: createClient({ baseUrl: site }) };
};

/** A token of ours that was good a moment ago and is so no more. */
export const endedToken = async ({ signIn, site }: Stack): Promise<string> => {
  if (signIn === undefined) throw new Error('This stack has no issuer for tests');
  const api = createClient({ baseUrl: site });
  const isGood = async (bearer: string): Promise<boolean> => (await api('GET /v1/me', { bearer })).ok;
  const token = await until('a good token', async () => {
    const bearer = await accessTokenOf(signIn, `${randomUUID()}@example.org`, briefClientId);
    return (await isGood(bearer)) ? bearer : undefined;
  });
  await until('its end', async () => ((await isGood(token)) ? undefined : true));
  return token;
};

type Invitation = Omit<BodyTo<'POST /v1/organizers/{organizerId}/invitations'>, 'email'>;

/** The code that an invitation brings by mail. */
export const invitationCodeTo = async (stack: Stack, email: string): Promise<string> => {
  const { text } = await mailTo(stack, email);
  const code = /oni_[0-9a-z]+_[0-9a-z]+/.exec(text)?.[0];
  if (code === undefined) throw new Error('The invitation brought no code');
  return code;
};

/** A new member of the organizer's team: invited by mail, signed in, accepted. */
export const newMember = async (stack: Stack, invitation: Invitation) => {
  const person = await somebody(stack);
  const [params, body] = [{ organizerId: organizerIdOf(stack) }, { ...invitation, email: person.email }];
  await valueOf(organizerApi(stack)('POST /v1/organizers/{organizerId}/invitations', { params, body }));
  const code = await invitationCodeTo(stack, person.email);
  await valueOf(person.api('POST /v1/invitations/accept', { body: { code }, bearer: person.token }));
  const { personId } = await valueOf(person.api('GET /v1/me', { bearer: person.token }));
  return { ...person, code, personId };
};
