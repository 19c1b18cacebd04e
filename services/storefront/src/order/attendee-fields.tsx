import type { Held } from '../hold/held.ts';
import { useLanguage } from '../language/language.tsx';
import { placeText } from '../language/place-text.ts';
import type { FieldFaults, OrderInput } from './order-input.ts';
import { TextField } from './text-field.tsx';

type Props = {
  readonly held: Held;
  readonly input: OrderInput;
  readonly faults: FieldFaults;
  readonly change: (input: OrderInput) => void;
};

/** A name for each ticket, in the order of the hold's lines; folded away, since most need none. */
export const AttendeeFields = ({ held, input, faults, change }: Props) => {
  const { t } = useLanguage();
  const tickets = held.hold.lines.flatMap((line) =>
    Array.from({ length: line.quantity }, () => [!line.seat && line.name, placeText(line, t)].filter(Boolean).join(' · ')),
  );
  const nameAt = (index: number) => input.attendees[index] ?? '';
  return (
    <details class="attendees" open={input.attendees.some((each) => each !== '')}>
      <summary>{t.attendees}</summary>
      <p class="soft small">{t.attendeesHint}</p>
      {tickets.map((ticket, index) => (
        <TextField
          key={index}
          name={`attendees.${index}.name`}
          label={t.attendee(index + 1, ticket)}
          value={nameAt(index)}
          fault={faults[`attendees.${index}.name`]}
          change={(name) => change({ ...input, attendees: tickets.map((_, each) => (each === index ? name : nameAt(each))) })}
        />
      ))}
    </details>
  );
};
