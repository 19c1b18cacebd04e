import { requiredEnv } from '@onsale/runtime/env';
import { s3Documents } from './adapters/s3-documents.ts';
import { composition } from './composition.ts';

export const documentsComposition = () => ({ ...composition(), documents: s3Documents(requiredEnv('TICKETS_BUCKET')) });
