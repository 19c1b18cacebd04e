import { createSeatingPlan as contract } from '@onsale/contracts/catalog/api';
import { httpHandler } from '@onsale/runtime/http-handler';
import { compositionWithDocuments } from '../composition.ts';
import { createSeatingPlan } from '../use-cases/create-seating-plan.ts';

export const handler = httpHandler(contract, createSeatingPlan(compositionWithDocuments()));
