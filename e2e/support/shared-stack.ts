import { createClient } from '@onsale/client/client';
import type { Api } from '@onsale/client/client';

/** What an end-to-end test knows of the running system: what `npm start` prints, and nothing else. */
export type Stack = {
  /** The shop's origin, e.g. `http://localhost:3000`. */
  readonly site: string;
  /** The API itself, before `/v1` and `/internal`: the CDN in front of a deployed one serves no `/internal`. */
  readonly api: string;
  readonly mailbox: string;
  /** The local issuer of people's tokens; a deployed stage has its own. */
  readonly signIn?: string;
  readonly organizerKey: string;
  /** Of an organizer that has nothing to do with the first; a stack of one test's own has none. */
  readonly otherOrganizerKey?: string;
  /** Where its tables are, for tests that look into the books. */
  readonly tables: { readonly endpoint: string; readonly accessKeyId: string; readonly stage: string };
};

/** The stack that `global-setup.ts` started for this run. */
export const sharedStack = (): Stack => {
  const described = process.env['ONSALE_E2E_STACK'];
  if (described === undefined) throw new Error('No stack is running: start this test in the jest project "e2e"');
  return JSON.parse(described) as Stack; // written by global-setup.ts
};

/** The same system as another organizer sees it. */
export const otherOrganizer = (stack: Stack): Stack => {
  const { otherOrganizerKey: organizerKey } = stack;
  if (organizerKey === undefined) throw new Error('This stack has one organizer only');
  return { ...stack, organizerKey };
};

export const buyerApi = (stack: Stack): Api => createClient({ baseUrl: stack.site });
export const organizerApi = (stack: Stack): Api => createClient({ baseUrl: stack.site, apiKey: stack.organizerKey });
