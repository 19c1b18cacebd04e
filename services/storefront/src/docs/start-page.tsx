import { useTitle } from '../use-title.ts';
import { guides } from './guides.ts';

export const StartPage = () => {
  useTitle('Onsale for developers');
  return (
    <article class="guide">
      <h1>Sell tickets by API</h1>
      <p>All that the shop does, you can do: events, holds, orders, tickets and the door. Begin with the first ticket.</p>
      <ul>
        {guides.map(({ name, title }) => (
          <li key={name}>
            <a href={`/docs/guides/${name}`}>{title}</a>
          </li>
        ))}
      </ul>
      <h2>Reference</h2>
      <ul>
        <li>
          <a href="/docs/api">API reference</a>: every endpoint with its permission, its limits, its refusals and an example, made
          of{' '}
          <a href="/v1/openapi.json" target="_self">
            the OpenAPI document
          </a>
        </li>
        <li>
          <a href="/docs/events">Events</a>: what happens, made of{' '}
          <a href="/v1/asyncapi.json" target="_self">
            the AsyncAPI document
          </a>
        </li>
      </ul>
    </article>
  );
};
