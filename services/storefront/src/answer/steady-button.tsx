import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  /** Presses do nothing just now, and the button looks and sounds like it. */
  readonly isOff?: boolean;
  /** What a press does; without it the button sends its form. */
  readonly press?: () => void;
  readonly label?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
};

/**
 * A button that loses nobody's place on the page. A browser takes the focus away from one that is `disabled`, so this one is never; and when it goes
 * while it has the focus, the nearest part around it that can have it and stays gets it.
 */
export const SteadyButton = ({ isOff = false, press, label, children, ...look }: Props) => {
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => () => handOver(button.current), []); // an effect's end comes when the button is gone
  return (
    <button
      {...look}
      ref={button}
      type={press ? 'button' : 'submit'}
      aria-label={label}
      aria-disabled={isOff}
      onClick={(click) => {
        if (isOff) click.preventDefault();
        else press?.();
      }}
    >
      {children}
    </button>
  );
};

/** Of a button that is about to be removed. */
const handOver = (button: HTMLElement | null): void => {
  if (button !== document.activeElement) return;
  const around: HTMLElement[] = [];
  for (let part = button?.parentElement; part; part = part.parentElement) if (part.hasAttribute('tabindex')) around.push(part);
  queueMicrotask(() => {
    if (document.activeElement === document.body) around.find((part) => part.isConnected)?.focus({ preventScroll: true });
  });
};
