import { createHash } from 'node:crypto';
import { idBodyFrom, makeId } from '@onsale/kernel/id';
import type { PersonId } from '@onsale/kernel/id';
import { err, ok } from '@onsale/kernel/result';
import type { Result } from '@onsale/kernel/result';

/** Who signs people in, and how we know its tokens. */
export type SignIn = {
  readonly issuer: string;
  /** Us, as the issuer names us: in `aud`, or in `client_id` where it writes no `aud` (Cognito). */
  readonly audience: string;
  /** Where its public keys are, a JWK set. */
  readonly keysUrl: string;
};

/** What a token must be given for. */
export const signInScope = 'onsale/api';

/** An https URL, or one of this machine. */
export const isSignInUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
};

type Token = { readonly header: Claims; readonly payload: Claims };
type Claims = Readonly<Record<string, unknown>>;

/**
 * Whose access token it is, once signature, issuer, scope and times are proven. What is left: that it is for us, that it ends, and that it is no ID token, which
 * tells a page who somebody is and opens nothing (RFC 9068 has a type for that, Cognito a claim). The error says what is wrong.
 */
export const personOf = ({ header, payload }: Token, { issuer, audience }: SignIn): Result<PersonId, string> => {
  const { aud, client_id: clientId, exp, sub, token_use: use } = payload;
  const isForUs = aud === undefined ? clientId === audience : [aud].flat().includes(audience);
  if (!isForUs) return err('it is for somebody else');
  if (use !== 'access' && !/^(application\/)?at\+jwt$/i.test(String(header['typ']))) return err('it is no access token');
  if (typeof exp !== 'number') return err('it never ends');
  if (typeof sub !== 'string' || sub === '') return err('it is of nobody');
  return ok(personIdOf(issuer, sub));
};

/** The same person has the same id everywhere, which tells nothing about them. */
export const personIdOf = (issuer: string, subject: string): PersonId =>
  makeId(
    'person',
    idBodyFrom(
      createHash('sha256')
        .update(JSON.stringify([issuer, subject]))
        .digest(),
    ),
  );
