import type { Transition } from '@onsale/kernel/transition';
import type { SandboxSession, SessionStatus } from './session.ts';
import type { SandboxWebhook } from './webhook.ts';

/** Where the sandbox keeps its sessions: its own items, which the rest of the service never reads. */
export type SandboxSessions = {
  /** Opens a session, unless it was opened before. */
  open(session: SandboxSession): Promise<void>;

  find(sessionId: string): Promise<SandboxSession | undefined>;

  /** Makes the change and sends its webhook, both or neither. `false`: the session is in no state that it may start from. */
  change(session: SandboxSession, change: Transition<SessionStatus>, webhook?: SandboxWebhook['type']): Promise<boolean>;
};
