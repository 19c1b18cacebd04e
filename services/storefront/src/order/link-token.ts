/** The token of a link that came by mail, behind the `#` of an address; undefined where there is none. */
export const tokenInHash = (hash: string): string | undefined => /^#link=(.*)$/s.exec(hash)?.[1];
