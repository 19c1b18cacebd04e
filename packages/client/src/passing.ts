const passing: readonly string[] = [
  'unreachable',
  'internal-error',
  'temporarily-unavailable',
  'too-many-requests',
  'idempotency-in-flight',
];

/** Might the same call succeed a moment later? After such a problem nobody knows whether the call had its effect. */
export const isPassing = ({ code }: { readonly code: string }): boolean => passing.includes(code);
