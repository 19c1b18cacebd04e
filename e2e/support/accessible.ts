import { source } from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A page as it stands breaks no rule that a machine can check, of WCAG 2.2 AA and of good practice. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(source);
  const found: AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify({ runOnly: rules })})`);
  expect(found.passes.length).toBeGreaterThan(0);
  expect(found.violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
};
