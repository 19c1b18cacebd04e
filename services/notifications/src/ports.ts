import type { Mail } from './domain/mail.ts';

/** Hands a mail to a server that answers for it from then on. Throws where none takes it. */
export type Mailer = { send(mail: Mail): Promise<void> };

/** Which events were already written to people about. */
export type Deliveries = {
  has(eventId: string): Promise<boolean>;
  add(eventId: string): Promise<void>;
};

export type Documents = { read(pointer: { readonly bucket: string; readonly key: string }): Promise<Uint8Array> };
