import { useDocsLanguage } from '../language/docs-language.ts';
import type { OutgoingEndpoint } from './usage-figures.ts';

type Props = { readonly endpoints: readonly OutgoingEndpoint[]; readonly nameOf: (keyId: string) => string };

/** Which keys still call what will be gone: whom to write to before that day. */
export const OutgoingVersions = ({ endpoints, nameOf }: Props) => {
  const { d, number, dayName, date } = useDocsLanguage();
  return (
    <section aria-labelledby="outgoing">
      <h2 id="outgoing">{d.outgoing}</h2>
      {endpoints.length === 0 && <p class="soft">{d.outgoingNone}</p>}
      {endpoints.map(({ endpoint, sunset, successor, callers }) => (
        <div key={endpoint} class="notice notice-stock">
          <h3>
            <code>{endpoint}</code>
          </h3>
          <p>
            {d.outgoingUse(date(sunset))} <code>{successor}</code>
          </p>
          <ul>
            {callers.map(({ keyId, calls, lastDay }) => (
              <li key={keyId}>{d.outgoingOne(nameOf(keyId), d.calls(number(calls)), dayName(lastDay))}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};
