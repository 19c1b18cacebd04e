import { useEffect, useState } from 'preact/hooks';
import { useTitle } from '../use-title.ts';
import { useDocsLanguage } from './language/docs-language.ts';

type Message = { readonly name: string; readonly examples: readonly { readonly payload: unknown }[] };
type Channel = { readonly title: string; readonly description: string; readonly messages: object };
/** As much of the AsyncAPI document as is shown. */
type Document = {
  readonly info: { readonly description: string };
  readonly channels: Readonly<Record<string, Channel>>;
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
};

const read = async (): Promise<Document> => {
  const answer = await fetch('/v1/asyncapi.json');
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return (await answer.json()) as Document; // the contract of GET /v1/asyncapi.json
};

export const EventsPage = () => {
  const { d } = useDocsLanguage();
  useTitle(d.events);
  const [document, setDocument] = useState<Document>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    read().then(setDocument, () => setFailed(true));
  }, []);
  return (
    <article class="guide">
      <h1>{d.events}</h1>
      <p role="status">{failed ? d.eventsFailed : !document && d.eventsLoading}</p>
      {document && <p lang="en">{document.info.description.replaceAll('`', '')}</p>}
      {Object.entries(document?.channels ?? {}).map(([name, { title, description, messages }]) => (
        <section key={name} lang="en" aria-labelledby={name}>
          <h2 id={name}>{title}</h2>
          <p>{description.replaceAll('`', '')}</p>
          {Object.keys(messages).map((key) => (
            <Example key={key} message={document?.components.messages[key]} />
          ))}
        </section>
      ))}
    </article>
  );
};

const Example = ({ message }: { message: Message | undefined }) => {
  const { d } = useDocsLanguage();
  if (!message) return null;
  return (
    <>
      <h3>
        <code>{message.name}</code>
      </h3>
      <pre tabIndex={0} role="group" aria-label={d.exampleOf(message.name)}>
        {JSON.stringify(message.examples[0]?.payload, null, 2)}
      </pre>
    </>
  );
};
