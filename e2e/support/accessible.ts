import { source } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What fades in has less contrast on its way: waits for all that moves to arrive, except for what moves without end. A cancelled one rejects. */
const arrive = `Promise.allSettled(
  document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity).map(({ finished }) => finished),
)`;

/** A page as it stands breaks no rule that a machine can check, of WCAG 2.2 AA and of good practice. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(arrive);
  await page.evaluate(source);
  const found: AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify({ runOnly: rules })})`);
  expect(found.passes.length).toBeGreaterThan(0);
  expect(found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
};
