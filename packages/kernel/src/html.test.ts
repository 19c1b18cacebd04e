import { html } from './html.ts';

describe('html', () => {
  it('escapes text, so that a name cannot become markup or leave its attribute', () => {
    const name = `<b onclick="x('y')">&`;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      '<p title="&#60;b onclick=&#34;x(&#39;y&#39;)&#34;&#62;&#38;">&#60;b onclick=&#34;x(&#39;y&#39;)&#34;&#62;&#38;</p>',
    );
  });

  it('keeps markup and lists of markup, and leaves out what is absent', () => {
    const items = ['a', '<'].map((each) => html`<b>${each}</b>`);
    expect(html`<i>${items}</i>${undefined}${7}`.markup).toBe('<i><b>a</b><b>&#60;</b></i>7');
  });
});
