import { systemClock } from '@onsale/kernel/clock';
import { requiredEnv } from '@onsale/runtime/env';
import { documentClient } from '@onsale/runtime/table';
import { deliveriesTable } from './adapters/deliveries-table.ts';
import { documentsBucket } from './adapters/documents-bucket.ts';
import { sesMailer, smtpMailer } from './adapters/nodemailer-mailer.ts';

/** Mail goes through the SMTP server of `SMTP_URL` where that is set, else through Amazon SES; it comes from `MAIL_FROM`. */
export const composition = () => {
  const from = requiredEnv('MAIL_FROM');
  const smtpUrl = process.env['SMTP_URL'];
  return {
    clock: systemClock,
    mailer: smtpUrl ? smtpMailer(smtpUrl, from) : sesMailer(from),
    documents: documentsBucket(),
    deliveries: deliveriesTable(documentClient(), requiredEnv('TABLE_NAME'), systemClock),
  };
};
