/** What guide-plugin.ts makes of Markdown. */
declare module '*.md' {
  export const title: string;
  export const html: string;
}
