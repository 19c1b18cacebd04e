import { useState } from 'preact/hooks';
import { useTitle } from '../../use-title.ts';
import { useDocsLanguage } from '../language/docs-language.ts';
import { CredentialForm } from './credential-form.tsx';
import { UsageDashboard } from './usage-dashboard.tsx';
import './usage.css';

/** What a reader has shown here, and perhaps why it was refused: kept while they look at other pages of the docs, and nowhere but in memory. */
type Shown = { readonly credential?: string; readonly refused?: 'unauthenticated' | 'forbidden' };
let kept: Shown = {};

export const UsagePage = () => {
  const { d } = useDocsLanguage();
  useTitle(d.usage);
  const [shown, setShown] = useState(kept);
  const show = (next: Shown) => setShown((kept = next));
  return (
    <article class="usage">
      <h1>{d.usage}</h1>
      <p>{d.usageIntro}</p>
      {shown.credential === undefined ? (
        <CredentialForm refused={shown.refused} take={(credential) => show({ credential })} />
      ) : (
        <UsageDashboard
          key={shown.credential}
          credential={shown.credential}
          refuse={(refused) => show({ refused })}
          forget={() => show({})}
        />
      )}
    </article>
  );
};
