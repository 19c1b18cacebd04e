import type { SandboxSession, SessionChange } from './session.ts';

/** Where the sandbox keeps its sessions: its own items, which the rest of the service never reads. */
export type SandboxSessions = {
  /** Opens a session, unless it was opened before. */
  open(session: SandboxSession): Promise<void>;

  find(sessionId: string): Promise<SandboxSession | undefined>;

  /** Makes the change and sends its webhook, both or neither. `false`: it may not start from the session's state, or that has changed. */
  change(session: SandboxSession, change: SessionChange): Promise<boolean>;
};
