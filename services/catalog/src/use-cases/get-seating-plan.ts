import type { getSeatingPlan as contract } from '@onsale/contracts/catalog/api';
import { refusal } from '@onsale/contracts/use-case';
import type { UseCase } from '@onsale/contracts/use-case';
import { ok } from '@onsale/kernel/result';
import type { PlanDocuments, SeatingPlans } from '../ports.ts';

export const getSeatingPlan =
  ({ plans, documents }: { plans: SeatingPlans; documents: PlanDocuments }): UseCase<typeof contract> =>
  async ({ venueId, planId }) => {
    const plan = await plans.find(venueId, planId);
    if (!plan) return refusal('seating-plan-not-found');
    return ok({ ...(await documents.read(plan.pointer)), hash: plan.pointer.hash });
  };
