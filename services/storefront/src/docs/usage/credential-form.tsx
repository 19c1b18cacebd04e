import { useEffect, useRef, useState } from 'preact/hooks';
import { useDocsLanguage } from '../language/docs-language.ts';
import { isCredential } from './read-usage.ts';

type Props = {
  readonly refused: 'unauthenticated' | 'forbidden' | undefined;
  readonly take: (credential: string) => void;
};

/** Asks for what opens the usage. What was refused stands below the field, which has the focus. */
export const CredentialForm = ({ refused, take }: Props) => {
  const { d } = useDocsLanguage();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refused !== undefined) field.current?.focus();
  }, [refused]);

  const submit = (event: Event) => {
    event.preventDefault();
    const credential = typed.trim();
    setWrong(!isCredential(credential));
    if (isCredential(credential)) take(credential);
    else field.current?.focus();
  };
  const fault = isWrong ? d.credentialEmpty : refused && d.refused[refused];

  return (
    <form class="credential" noValidate onSubmit={submit}>
      <label for="credential">{d.credential}</label>
      <input
        ref={field}
        id="credential"
        type="password"
        autocomplete="off"
        spellcheck={false}
        value={typed}
        aria-invalid={fault !== undefined}
        aria-describedby="credential-fault credential-hint"
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <p id="credential-fault" class="fault" role="alert">
        {fault}
      </p>
      <p id="credential-hint" class="soft small">
        {d.credentialHint}
      </p>
      <button class="button">{d.show}</button>
      <details>
        <summary>{d.noKeyYet}</summary>
        <p>{d.noKeyYetMore}</p>
        <pre tabIndex={0} role="group" aria-label={d.code}>
          {`curl ${location.origin}/v1/api-keys -H "x-api-key: $ONSALE_KEY" \\
  -d '{"name":"Usage page","scopes":["usage:read"]}'`}
        </pre>
      </details>
    </form>
  );
};
