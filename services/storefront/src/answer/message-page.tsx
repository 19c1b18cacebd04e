import type { ComponentChildren } from 'preact';
import { useTitle } from '../use-title.ts';

type Props = { readonly title: string; readonly more: string; readonly children?: ComponentChildren };

/** A page that has one thing to say, on a ticket of its own. */
export const MessagePage = ({ title, more, children }: Props) => {
  useTitle(title);
  return (
    <div class="page message">
      <div class="message-ticket">
        <h1>{title}</h1>
        <p>{more}</p>
        {children && <p class="actions">{children}</p>}
      </div>
    </div>
  );
};
