import { useTitle } from '../use-title.ts';
import { useDocsLanguage } from './language/docs-language.ts';

export const StartPage = () => {
  const { d, guides } = useDocsLanguage();
  useTitle(d.developers);
  return (
    <article class="guide">
      <h1>{d.startTitle}</h1>
      <p>{d.startIntro}</p>
      <h2>{d.guides}</h2>
      <ul>
        {guides.map(({ name, title }) => (
          <li key={name}>
            <a href={`/docs/guides/${name}`}>{title}</a>
          </li>
        ))}
      </ul>
      <h2>{d.reference}</h2>
      <ul>
        <li>
          <a href="/docs/api">{d.apiReference}</a>: {d.apiMore}, {d.madeOf}{' '}
          <a href="/v1/openapi.json" target="_self">
            {d.theOpenApi}
          </a>
        </li>
        <li>
          <a href="/docs/events">{d.events}</a>: {d.eventsMore}, {d.madeOf}{' '}
          <a href="/v1/asyncapi.json" target="_self">
            {d.theAsyncApi}
          </a>
        </li>
        <li>
          <a href="/docs/permissions">{d.permissions}</a>: {d.permissionsMore}
        </li>
        <li>
          <a href="/docs/usage">{d.usage}</a>: {d.usageMore}
        </li>
      </ul>
    </article>
  );
};
