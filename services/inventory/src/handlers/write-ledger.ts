import { streamHandler } from '@onsale/runtime/stream-handler';
import { ledger } from '../composition.ts';
import { writeLedger } from '../use-cases/write-ledger.ts';

export const handler = streamHandler(writeLedger(ledger()));
