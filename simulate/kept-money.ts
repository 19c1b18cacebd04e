import type { SandboxSession } from '../services/payments/src/sandbox/session.ts';

/** What a provider has taken for a session and not sent back, by currency. */
export const keptOf = ({ charges, refunds }: Pick<SandboxSession, 'charges' | 'refunds'>): Map<string, number> => {
  const kept = new Map<string, number>();
  const add = (currency: string, amount: number) => kept.set(currency, (kept.get(currency) ?? 0) + amount);
  for (const { amount } of charges) add(amount.currency, amount.amount);
  for (const { amount } of refunds) add(amount.currency, -amount.amount);
  return kept;
};
