import { problems } from '@onsale/contracts/problems';
import type { ProblemCode } from '@onsale/contracts/problems';
import type { ResponseOf } from '@onsale/contracts/endpoint';
import type { createHold, getAvailability } from '@onsale/contracts/inventory/api';
import type { Answer } from './box-office.ts';

export type HeldHold = ResponseOf<typeof createHold>;

/** The hold of an answer that must be a 201. */
export const heldOf = ({ statusCode, body }: Answer): HeldHold => {
  expect({ statusCode, body }).toMatchObject({ statusCode: 201, body: { status: 'held' } });
  return body as HeldHold; // its handler is typed by the contract
};

export const availabilityIn = ({ statusCode, body }: Answer): ResponseOf<typeof getAvailability> => {
  expect(statusCode).toBe(200);
  return body as ResponseOf<typeof getAvailability>; // as above
};

export const expectProblem = (answer: Answer, code: ProblemCode, field?: string): void => {
  expect(answer).toMatchObject({
    statusCode: problems[code].status,
    body: { code, type: `urn:onsale:problem:${code}`, ...(field !== undefined && { field }) },
  });
};

export const codeOf = ({ body }: Answer): unknown => (body as { code?: unknown }).code;
