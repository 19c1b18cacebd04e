import { useLayoutEffect } from 'preact/hooks';

/** Names the page in tab, history and screen reader. */
export const useTitle = (title: string): void => {
  useLayoutEffect(() => {
    document.title = `${title} · Onsale`;
  }, [title]);
};
