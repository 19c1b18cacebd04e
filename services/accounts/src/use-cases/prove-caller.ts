import { callerContext, personContext } from '@onsale/contracts/caller-context';
import type { CallerContext } from '@onsale/contracts/caller-context';
import { permissionsOf } from '@onsale/contracts/permissions';
import type { OrganizerId } from '@onsale/kernel/id';
import { readApiKey } from '@onsale/kernel/api-key';
import type { AccessTokens, Memberships, ProvenKeys } from '../ports.ts';

type Credentials = {
  readonly key?: string | undefined;
  readonly token?: string | undefined;
  /** For whom somebody who has signed in acts; needed by who is in several teams. */
  readonly organizerId?: string | undefined;
};

type Ports = { readonly apiKeys: ProvenKeys; readonly tokens: AccessTokens; readonly memberships: Memberships };

/**
 * Who calls, for which organizer, and what they may do. A key counts where there is one: with it, a token is an order's. Undefined: nobody that we know,
 * whatever is wrong with what they sent.
 */
export const proveCaller =
  ({ apiKeys, tokens, memberships }: Ports) =>
  async ({ key, token, organizerId }: Credentials): Promise<CallerContext | undefined> => {
    if (key !== undefined) {
      const parts = readApiKey(key);
      const apiKey = parts && (await apiKeys.prove(parts));
      return apiKey && callerContext({ organizerId: parts.organizerId, keyId: apiKey.keyId, scopes: apiKey.scopes });
    }
    const personId = token === undefined ? undefined : await tokens.prove(token);
    if (personId === undefined) return undefined;
    // What is not of ours finds nothing.
    const member = await (organizerId === undefined
      ? memberships.findOnly(personId)
      : memberships.find(personId, organizerId as OrganizerId));
    if (!member) return personContext(personId);
    const { role, eventIds } = member;
    return callerContext({
      organizerId: member.organizerId,
      personId,
      scopes: permissionsOf(role),
      ...(eventIds && { eventIds }),
    });
  };
