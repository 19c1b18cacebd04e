import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { deliveriesTable } from './adapters/deliveries-table.ts';
import { documentsBucket } from './adapters/documents-bucket.ts';
import { secretSmtpMailer, sesMailer, smtpMailer } from './adapters/nodemailer-mailer.ts';
import { readSecret } from './adapters/smtp-parameter.ts';
import type { Mailer } from './ports.ts';

/**
 * Mail goes through the SMTP server whose URL the parameter `SMTP_PARAMETER` holds, or on this machine `SMTP_URL` itself, else through Amazon SES; it
 * comes from `MAIL_FROM`.
 */
export const composition = () => {
  const from = requiredEnv('MAIL_FROM');
  return {
    clock: systemClock,
    mailer: mailerFor(from),
    documents: documentsBucket(),
    deliveries: deliveriesTable(documentClient(), requiredEnv('TABLE_NAME'), systemClock),
  };
};

const mailerFor = (from: string): Mailer => {
  const { SMTP_URL: url, SMTP_PARAMETER: parameter } = process.env;
  if (url) return smtpMailer(url, from);
  return parameter ? secretSmtpMailer(() => readSecret(parameter), from) : sesMailer(from);
};
