import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** For a list that takes the place of the button that asked for more: its first link gets the focus that was on the button, unless that has gone elsewhere. */
export const useFocusOfMore = (isMore: boolean, isThere: boolean): RefObject<HTMLUListElement | null> => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const isLost = isMore && document.activeElement === document.body;
    if (isLost) list.current?.querySelector('a')?.focus();
  }, [isThere]);
  return list;
};
