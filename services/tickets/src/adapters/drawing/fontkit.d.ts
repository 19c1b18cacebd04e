/** What we use of fontkit, which brings no types. */
declare module 'fontkit' {
  /** A font that is open: pdfkit takes it where it takes a file's content. */
  export type Font = { readonly layout: unknown };
  export const create: (content: Uint8Array) => Font;
}
