import { useDocsLanguage } from '../language/docs-language.ts';
import { FiguresTable } from './figures-table.tsx';
import { outcomes } from './usage-figures.ts';
import type { DayOfCalls } from './usage-figures.ts';

/** The plot's figures for who does not see it, and for who wants to copy them. */
export const DayTable = ({ days }: { readonly days: readonly DayOfCalls[] }) => {
  const { d, number, dayName } = useDocsLanguage();
  return (
    <details>
      <summary>{d.asTable}</summary>
      <FiguresTable label={d.callsPerDay} columns={[d.day, d.all, ...outcomes.map((outcome) => d.outcomes[outcome])]}>
        {days.map(({ day, calls, outcomes: found }) => (
          <tr key={day}>
            <th scope="row">{dayName(day)}</th>
            <td>{number(calls)}</td>
            {outcomes.map((outcome) => (
              <td key={outcome}>{number(found[outcome])}</td>
            ))}
          </tr>
        ))}
      </FiguresTable>
    </details>
  );
};
