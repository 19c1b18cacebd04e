import { useDocsLanguage } from '../language/docs-language.ts';

/** In place of the plot where there is nothing to plot. */
export const NoCallYet = () => {
  const { d, guides } = useDocsLanguage();
  return (
    <section class="no-call" aria-labelledby="no-call">
      <h2 id="no-call">{d.emptyTitle}</h2>
      <p>{d.emptyMore}</p>
      <pre tabIndex={0} role="group" aria-label={d.code}>
        {`curl ${location.origin}/v1/partner/events -H "x-api-key: $ONSALE_KEY"`}
      </pre>
      <p>
        {d.emptyGuide} <a href={`/docs/guides/${guides[0]?.name}`}>{guides[0]?.title}</a>
      </p>
      <p class="soft">{d.unlessLonger}</p>
    </section>
  );
};
