import type { SellableEvent } from '@onsale/contracts/catalog/events';
import type { Refusal } from '@onsale/contracts/use-case';

/** What is sold, at what price: `quota` standing places, or the seats of the plan's `categories`. */
export type TicketType = SellableEvent['ticketTypes'][number];

/** Why these ticket types cannot be sold together, if so. `planCategories`: of the event's plan, where it has one. */
export const ticketTypesFault = (
  ticketTypes: readonly Pick<TicketType, 'quota' | 'categories'>[],
  planCategories: readonly string[] | undefined,
): Refusal<'invalid-request'> | undefined => {
  for (const [index, { quota, categories }] of ticketTypes.entries()) {
    const at = `ticketTypes.${index}`;
    if (quota === undefined && categories === undefined)
      return fault(`${at}.quota`, 'is missing: give a quota of standing places, or the categories of seats');
    if (categories === undefined) continue;
    if (quota !== undefined) return fault(`${at}.quota`, 'cannot stand beside categories: those seats are the quota');
    if (!planCategories) return fault(`${at}.categories`, 'need a seatingPlanId that says which seats they have');
    const strange = categories.findIndex(
      (each, position) => !planCategories.includes(each) || categories.indexOf(each) < position,
    );
    if (strange >= 0)
      return fault(`${at}.categories.${strange}`, `must be one of ${planCategories.join(', ')}, and each only once`);
  }
  return undefined;
};

export const isFree = ({ faceValue, fee }: Pick<TicketType, 'faceValue' | 'fee'>): boolean => faceValue + fee === 0;

const fault = (field: string, detail: string) => ({ code: 'invalid-request', field, detail }) as const;
