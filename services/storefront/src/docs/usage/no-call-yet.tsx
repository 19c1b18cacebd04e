import { useDocsLanguage } from '../language/docs-language.ts';

type Props = { readonly isOnPlan: boolean };

/** In place of the plot where there is nothing to plot. A key with a plan may call what is below /v1/partner, which one without may not. */
export const NoCallYet = ({ isOnPlan }: Props) => {
  const { d, guides } = useDocsLanguage();
  return (
    <section class="no-call" aria-labelledby="no-call">
      <h2 id="no-call">{d.emptyTitle}</h2>
      <p>{d.emptyMore}</p>
      <pre tabIndex={0} role="group" aria-label={d.code}>
        {`curl ${location.origin}${isOnPlan ? '/v1/partner/events' : '/v1/venues'} -H "x-api-key: $ONSALE_KEY"`}
      </pre>
      {!isOnPlan && <p class="soft">{d.emptyNeeds}</p>}
      <p>
        {d.emptyGuide} <a href={`/docs/guides/${guides[0]?.name}`}>{guides[0]?.title}</a>
      </p>
      <p class="soft">{d.unlessLonger}</p>
    </section>
  );
};
