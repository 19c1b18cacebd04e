import { useDocsLanguage } from '../language/docs-language.ts';
import { FiguresTable } from './figures-table.tsx';
import { outcomes } from './usage-figures.ts';
import type { EndpointCalls } from './usage-figures.ts';

const ofTrouble = outcomes.filter((outcome) => outcome !== 'succeeded');

/** What was called, how it went, and how long answers took. */
export const EndpointTable = ({ endpoints }: { readonly endpoints: readonly EndpointCalls[] }) => {
  const { d, number } = useDocsLanguage();
  const columns = [d.endpoint, d.callCount, d.p95, ...ofTrouble.map((outcome) => d.outcomes[outcome])];
  return (
    <section aria-labelledby="endpoints">
      <h2 id="endpoints">{d.endpoints}</h2>
      <p class="soft">{d.p95More}</p>
      <FiguresTable label={d.endpoints} columns={columns}>
        {endpoints.map(({ endpoint, calls, p95, outcomes: found }) => (
          <tr key={endpoint}>
            <th scope="row">
              <code>{endpoint}</code>
            </th>
            <td>{number(calls)}</td>
            <td>{number(p95)} ms</td>
            {ofTrouble.map((outcome) => (
              <td key={outcome} class={found[outcome] > 0 ? 'some' : 'soft'}>
                {number(found[outcome])}
              </td>
            ))}
          </tr>
        ))}
      </FiguresTable>
    </section>
  );
};
