import type { Page } from 'playwright-core';

/** What has the focus, in shadow roots too. */
type Focus = {
  readonly name: string;
  /** Nothing has it: Tab has left the page at its end. */
  readonly isNone: boolean;
  /** A ring is drawn around it, on the screen, and nothing lies over its middle. */
  readonly shows: boolean;
};

const lookAtFocus = `(() => {
  let at = document.activeElement;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const { top, bottom, left, right } = at.getBoundingClientRect();
  const over = at.getRootNode().elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const isCovered = over !== null && !at.contains(over) && !over.contains(at);
  return {
    name: (at.ariaLabel ?? at.labels?.[0]?.firstChild.textContent ?? at.textContent).replace(/\\s+/g, ' ').trim(),
    isNone: at === document.body,
    shows: !isCovered && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
  };
})()`;

export const focusOf = (page: Page): Promise<Focus> => page.evaluate(lookAtFocus);

const tab = async (page: Page): Promise<Focus> => {
  await page.keyboard.press('Tab');
  const focus = await focusOf(page);
  if (!focus.isNone && !focus.shows) throw new Error(`Nobody sees that "${focus.name}" has the focus`);
  return focus;
};

const mostStops = 250;

/** Presses Tab until the focus is on what has that name, as who has no mouse does; throws where a stop on the way does not show that it has the focus. */
export const tabTo = async (page: Page, name: string | RegExp): Promise<void> => {
  for (let stops = 0; stops < mostStops; stops++) {
    const focus = await tab(page);
    if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return;
  }
  throw new Error(`Tab never comes to ${String(name)}`);
};

/** Presses Tab to the end of the page. Answers how many stops there were; throws as `tabTo` does. */
export const tabThrough = async (page: Page): Promise<number> => {
  for (let stops = 0; stops < mostStops; stops++) if ((await tab(page)).isNone) return stops;
  throw new Error('Tab never comes to the end of the page');
};

/** Waits until the focus has come there: a page moves it once it has drawn what it is about. */
export const focusIsOn = (page: Page, id: string): Promise<void> => page.locator(`#${id}:focus`).waitFor();
