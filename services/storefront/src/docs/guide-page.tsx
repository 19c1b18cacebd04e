import { useTitle } from '../use-title.ts';
import { guides } from './guides.ts';
import { StartPage } from './start-page.tsx';

export const GuidePage = ({ name }: { name?: string }) => {
  const guide = guides.find((each) => each.name === name);
  useTitle(guide?.title ?? 'Onsale for developers');
  if (!guide) return <StartPage />;
  return <article class="guide" dangerouslySetInnerHTML={{ __html: guide.html }} />; // rendered from this repository when it was built
};
