import { getSeatingPlan as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { compositionWithDocuments } from '../composition.ts';
import { getSeatingPlan } from '../use-cases/get-seating-plan.ts';

export const handler = httpHandler(contract, getSeatingPlan(compositionWithDocuments()));
