/** What we use of fontkit, which brings no types. */
declare module 'fontkit' {
  /** A text as glyphs, each with its position, in the font's own units. */
  export type GlyphRun = { readonly glyphs: readonly object[]; readonly positions: readonly object[] };
  /** A font that is open: pdfkit takes it where it takes a file's content. */
  export type Font = { layout: (text: string, ...settings: unknown[]) => GlyphRun };
  export const create: (content: Uint8Array) => Font;
}
