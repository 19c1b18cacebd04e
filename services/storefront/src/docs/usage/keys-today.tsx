import { useDocsLanguage } from '../language/docs-language.ts';
import { mostUrgentFirst, shareUsed } from './usage-figures.ts';
import type { KeyUsage } from './usage-figures.ts';

/** Who is about to hit the wall. */
export const KeysToday = ({ keys }: { readonly keys: readonly KeyUsage[] }) => {
  const { d } = useDocsLanguage();
  return (
    <section aria-labelledby="keys-today">
      <h2 id="keys-today">{d.keysToday}</h2>
      <p class="soft">{keys.length === 0 ? d.noKeys : d.keysTodayMore}</p>
      <ul class="keys">
        {mostUrgentFirst(keys).map((key) => (
          <Key key={key.keyId} of={key} />
        ))}
      </ul>
    </section>
  );
};

const Key = ({ of: key }: { readonly of: KeyUsage }) => {
  const { d, number, share } = useDocsLanguage();
  const { name, keyId, plan, calls, callsADay, limited, standing } = key;
  const used = shareUsed(key);
  return (
    <li class={standing}>
      <p class="key-name">
        <b>{name}</b> <span class="standing">{standing === 'near' && limited > 0 ? d.metLimit : d.standing[standing]}</span>
      </p>
      <p class="soft small">
        <code>{keyId}</code>
        <br />
        {plan === undefined ? d.noPlan : d.plan(plan)}
      </p>
      {callsADay !== undefined && (
        <div class="bar" aria-hidden="true">
          <i style={{ width: `${Math.min(used, 1) * 100}%` }} />
        </div>
      )}
      <p>
        {callsADay === undefined
          ? d.callsToday(d.calls(number(calls)))
          : d.ofLimit(number(calls), number(callsADay), share(used))}
        {limited > 0 && ` · ${d.limitedToday(number(limited))}`}
      </p>
    </li>
  );
};
