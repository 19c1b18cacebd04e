/** The day in UTC of a moment in milliseconds since 1970: `2027-05-01`. */
export const utcDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);
