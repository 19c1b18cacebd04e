import * as z from 'zod/mini';

/** A request's schema is as strict as we are; an answer's or an event's leaves room for fields to come. */
export const jsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output') => {
  const document = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema: part }) => {
      if (part.format !== undefined) delete part.pattern; // the format says it better
      if (io === 'output') delete part.additionalProperties;
    },
  });
  delete document.$schema; // OpenAPI 3.1 is that dialect already
  return document;
};
