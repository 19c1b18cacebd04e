import { internalApi } from '@onsale/reconcile/services';
import type { Stack } from './shared-stack.ts';

/** A stack's internal API and who may ask it. */
export const insideOf = ({ api, tables: { accessKeyId } }: Stack) => ({
  apiUrl: api,
  region: 'ap-northeast-2',
  credentials: { accessKeyId, secretAccessKey: accessKeyId },
});

/** What services ask each other, asked as one of them would. */
export const askInside = (stack: Stack) => internalApi(insideOf(stack));
