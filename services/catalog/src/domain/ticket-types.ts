import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Quota } from '@onsale/contracts/catalog/shapes';
import type { Refusal } from '@onsale/contracts/use-case';
import type { PlanOutline } from './seating-plan.ts';

/** What is sold, at what price. */
export type TicketType = SellableEvent['ticketTypes'][number];

type Taken = Pick<TicketType, 'quota' | 'categories' | 'quotaIds' | 'unlimited'>;

/** Why these ticket types cannot be sold together, if so. `plan`: the event's, where it has one. */
export const ticketTypesFault = (
  ticketTypes: readonly Taken[],
  plan: PlanOutline | undefined,
  quotas: readonly Quota[] = [],
): Refusal<'invalid-request'> | undefined => {
  const quotaIds = quotas.map(({ quotaId }) => quotaId);
  const twin = strangeAt(quotaIds, quotaIds);
  if (twin >= 0) return fault(`quotas.${twin}.quotaId`, 'is the id of an earlier quota');
  const namesake = quotaIds.findIndex((quotaId) => plan?.standingSectionIds?.includes(quotaId));
  if (namesake >= 0) return fault(`quotas.${namesake}.quotaId`, 'is the id of a standing section of the plan');
  for (const [index, ticketType] of ticketTypes.entries()) {
    const found = takenFault(ticketType, `ticketTypes.${index}`, plan, quotaIds);
    if (found) return found;
  }
  return undefined;
};

const takenFault = (
  { quota, categories, quotaIds, unlimited }: Taken,
  at: string,
  plan: PlanOutline | undefined,
  knownQuotas: readonly string[],
): Refusal<'invalid-request'> | undefined => {
  const takes = quota ?? categories ?? quotaIds;
  if (unlimited && takes !== undefined) return fault(`${at}.unlimited`, 'cannot stand beside quota, quotaIds or categories');
  if (!unlimited && takes === undefined)
    return fault(`${at}.quota`, 'is missing: give a quota or quotaIds, the categories of seats, or say unlimited');
  const strangeQuota = strangeAt(quotaIds ?? [], knownQuotas);
  if (strangeQuota >= 0) return fault(`${at}.quotaIds.${strangeQuota}`, 'must be the id of one of the quotas, each only once');
  if (categories === undefined) return undefined;
  if (quota !== undefined) return fault(`${at}.quota`, 'cannot stand beside categories: those seats are the quota');
  if (!plan) return fault(`${at}.categories`, 'need a seatingPlanId that says which seats they have');
  const strange = strangeAt(categories, plan.categories);
  if (strange >= 0)
    return fault(`${at}.categories.${strange}`, `must be one of ${plan.categories.join(', ')}, and each only once`);
  const isStanding = (category: string): boolean => plan.standingCategories?.includes(category) ?? false;
  const other = categories.findIndex((category) => isStanding(category) !== isStanding(categories[0] ?? category));
  return other > 0 ? fault(`${at}.categories.${other}`, 'a ticket type sells seats or standing places, not both') : undefined;
};

/** Where the first name stands that is not known, or was said before; -1: nowhere. */
const strangeAt = (names: readonly string[], known: readonly string[]): number =>
  names.findIndex((each, position) => !known.includes(each) || names.indexOf(each) < position);

export const isFree = ({ faceValue, fee }: Pick<TicketType, 'faceValue' | 'fee'>): boolean => faceValue + fee === 0;

const fault = (field: string, detail: string) => ({ code: 'invalid-request', field, detail }) as const;
