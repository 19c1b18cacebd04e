import { title, html } from '../../../../docs/permissions.md';
import { useTitle } from '../use-title.ts';
import { useDocsLanguage } from './language/docs-language.ts';

/** Made of the contracts, as the references are, and like them in English. */
export const PermissionsPage = () => {
  const { d } = useDocsLanguage();
  useTitle(d.permissions);
  return <article class="guide" lang="en" aria-label={title} dangerouslySetInnerHTML={{ __html: html }} />; // as guides are
};
