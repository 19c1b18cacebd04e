import { useEffect, useState } from 'preact/hooks';
import { useTitle } from '../use-title.ts';

type Message = { readonly name: string; readonly title: string; readonly examples: readonly { readonly payload: unknown }[] };
/** As much of the AsyncAPI document as is shown. */
type Document = {
  readonly info: { readonly description: string };
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
};

const read = async (): Promise<Document> => {
  const answer = await fetch('/v1/asyncapi.json');
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return (await answer.json()) as Document; // the contract of GET /v1/asyncapi.json
};

export const EventsPage = () => {
  useTitle('Events');
  const [document, setDocument] = useState<Document>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    read().then(setDocument, () => setFailed(true));
  }, []);
  return (
    <article class="guide">
      <h1>Events</h1>
      <p role="status">
        {failed ? 'The events could not be read: load the page again.' : (document?.info.description ?? 'On their way…')}
      </p>
      {Object.values(document?.components.messages ?? {}).map(({ name, title, examples }) => (
        <section key={name} id={title}>
          <h2>
            <code>{name}</code>
          </h2>
          <pre tabIndex={0} role="group" aria-label={`Example of ${name}`}>
            {JSON.stringify(examples[0]?.payload, null, 2)}
          </pre>
        </section>
      ))}
    </article>
  );
};
