import { useEffect, useState } from 'preact/hooks';
import { tokenInHash } from './link-token.ts';

/** Takes a link's token out of the page's address: what stands there ends up in histories and screenshots. */
const takeToken = (): string | undefined => {
  const token = tokenInHash(location.hash);
  if (token !== undefined) history.replaceState(history.state, '', location.pathname + location.search);
  return token;
};

/** The token that this page was opened with, also where it was open already. */
export const useLinkToken = (): string | undefined => {
  const [token, setToken] = useState(takeToken);
  useEffect(() => {
    const hear = () => setToken((before) => takeToken() ?? before);
    addEventListener('hashchange', hear);
    return () => removeEventListener('hashchange', hear);
  }, []);
  return token;
};
