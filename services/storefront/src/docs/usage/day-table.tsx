import { useDocsLanguage } from '../language/docs-language.ts';
import { outcomes } from './usage-figures.ts';
import type { DayOfCalls } from './usage-figures.ts';

/** The plot's figures for who does not see it, and for who wants to copy them. */
export const DayTable = ({ days }: { readonly days: readonly DayOfCalls[] }) => {
  const { d, number, dayName } = useDocsLanguage();
  return (
    <details>
      <summary>{d.asTable}</summary>
      <div class="wide" tabIndex={0} role="group" aria-label={d.callsPerDay}>
        <table>
          <thead>
            <tr>
              <th scope="col">{d.day}</th>
              <th scope="col">{d.all}</th>
              {outcomes.map((outcome) => (
                <th key={outcome} scope="col">
                  {d.outcomes[outcome]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, calls, outcomes: found }) => (
              <tr key={day}>
                <th scope="row">{dayName(day)}</th>
                <td>{number(calls)}</td>
                {outcomes.map((outcome) => (
                  <td key={outcome}>{number(found[outcome])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};
