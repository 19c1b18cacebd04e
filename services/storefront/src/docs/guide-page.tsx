import { useTitle } from '../use-title.ts';
import { useDocsLanguage } from './language/docs-language.ts';
import { StartPage } from './start-page.tsx';

export const GuidePage = ({ name }: { name?: string }) => {
  const { d, guides } = useDocsLanguage();
  const guide = guides.find((each) => each.name === name);
  useTitle(guide?.title ?? d.developers);
  if (!guide) return <StartPage />;
  return <article class="guide" dangerouslySetInnerHTML={{ __html: guide.html }} />; // rendered from this repository when it was built
};
