import type { Texts } from '../language/en.ts';
import type { Locale } from '../language/locale.ts';
import type { OrderBody } from './place-order.ts';

/** What is typed into the form. */
export type OrderInput = { readonly name: string; readonly email: string; readonly attendees: readonly string[] };

/** The form's fields, named as the API's problems name them. */
type Field = 'buyer.name' | 'buyer.email' | `attendees.${number}.name`;
export type FieldFaults = Partial<Record<Field, string>>;

const longestName = 120;

/** What is plainly wrong, found before it is sent. Whether a mail address is a good one, the API says. */
export const inputFaults = ({ name, email, attendees }: OrderInput, t: Texts): FieldFaults => {
  const faults: FieldFaults = {};
  if (name.trim() === '' || name.length > longestName) faults['buyer.name'] = t.nameFault;
  if (!email.includes('@')) faults['buyer.email'] = t.emailFault;
  attendees.forEach((each, index) => {
    if (each.length > longestName) faults[`attendees.${index}.name`] = t.nameFault;
  });
  return faults;
};

type Refused = { readonly errors?: readonly { readonly field: string }[]; readonly field?: string };

/** A refusal's faults at the fields that they speak of, in the buyer's language; none where it speaks of no field. */
export const refusalFaults = ({ errors, field }: Refused, t: Texts): FieldFaults => {
  const named = [...(errors ?? []).map((each) => each.field), ...(field === undefined ? [] : [field])];
  return Object.fromEntries(named.filter(isField).map((each) => [each, each === 'buyer.email' ? t.emailFault : t.nameFault]));
};

const isField = (name: string): name is Field => /^(buyer\.(name|email)|attendees\.\d+\.name)$/.test(name);

/** As `POST /v1/orders` takes it. A ticket without a name gets the buyer's; none named leaves attendees out. */
export const orderBody = (holdId: string, { name, email, attendees }: OrderInput, locale: Locale): OrderBody => {
  const buyer = { name: name.trim(), email: email.trim(), locale };
  if (attendees.every((each) => each.trim() === '')) return { holdId, buyer };
  return { holdId, buyer, attendees: attendees.map((each) => ({ name: each.trim() || buyer.name })) };
};

/** What is still wrong after a change: a fault goes as soon as its field is right, and none comes while somebody types. */
export const remainingFaults = (shown: FieldFaults, found: FieldFaults): FieldFaults =>
  Object.fromEntries(Object.entries(shown).filter(([field]) => field in found));
