import { useDocsLanguage } from '../language/docs-language.ts';
import { outcomes } from './usage-figures.ts';
import type { EndpointCalls } from './usage-figures.ts';

const ofTrouble = outcomes.filter((outcome) => outcome !== 'succeeded');

/** What was called, how it went, and how long answers took. */
export const EndpointTable = ({ endpoints }: { readonly endpoints: readonly EndpointCalls[] }) => {
  const { d, number } = useDocsLanguage();
  return (
    <section aria-labelledby="endpoints">
      <h2 id="endpoints">{d.endpoints}</h2>
      <p class="soft">{d.p95More}</p>
      <div class="wide" tabIndex={0} role="group" aria-label={d.endpoints}>
        <table>
          <thead>
            <tr>
              <th scope="col">{d.endpoint}</th>
              <th scope="col">{d.callCount}</th>
              <th scope="col">{d.p95}</th>
              {ofTrouble.map((outcome) => (
                <th key={outcome} scope="col">
                  {d.outcomes[outcome]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
    </section>
  );
};
