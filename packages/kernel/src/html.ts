/** Markup that may stand in a page as it is: only `html` makes it. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** `undefined` is nothing at all; text and numbers are escaped, markup and lists of it stand as they are. */
export type HtmlValue = string | number | Html | readonly Html[] | undefined;

/**
 * Markup with escaped values, for element content and quoted attributes (never inside `<script>` or `<style>`).
 *
 * @example html`<p title="${tip}">${name}</p>`.markup
 */
export const html = (strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html =>
  new Html(strings.map((literal, index) => literal + markupOf(values[index])).join(''));

const markupOf = (value: HtmlValue): string => {
  if (value === undefined) return '';
  if (value instanceof Html) return value.markup;
  if (typeof value === 'object') return value.map((each) => each.markup).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
};
