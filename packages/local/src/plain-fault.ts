/** Something that the person at the terminal can mend. Its message is one line and is all they need to see. */
export class PlainFault extends Error {}

/** What to print of any fault: the line of a plain one, everything of one that we did not expect. */
export const describeFault = (fault: unknown): string => {
  if (fault instanceof PlainFault) return fault.message;
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
};
