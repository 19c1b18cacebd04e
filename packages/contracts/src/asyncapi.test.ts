import path from 'node:path';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { goldenFiles } from '../golden/golden-files.ts';
import { asyncapiDocument } from './asyncapi.ts';
import { webhookFacts } from './notifications/webhook-facts.ts';
import { eventContracts } from './registry.ts';

type Message = { name: string; payload: object; examples: { payload: unknown }[] };

const document = asyncapiDocument({ version: '1.2.3' });
const messages = Object.values(document.components.messages) as Message[]; // as asyncapi.ts writes them
const ajv = addFormats(new Ajv({ strict: false }));

describe('the AsyncAPI document', () => {
  it('has every event once, as a message that its service sends, and every type of webhook', () => {
    const events = Object.entries(eventContracts());
    const types = [...Object.keys(webhookFacts), ...events.map(([, { type }]) => type)];
    expect(messages.map(({ name }) => name).sort()).toEqual(types.sort());
    expect(Object.keys(document.channels.events.messages).sort()).toEqual(events.map(([name]) => name).sort());
    expect(Object.keys(document.operations)).toEqual(expect.arrayContaining(events.map(([name]) => name)));
  });

  it.each(messages)('shows $name by an example that it takes', ({ payload, examples }) => {
    for (const example of examples) expect([ajv.validate(payload, example.payload), ajv.errors]).toEqual([true, null]);
  });

  const published = goldenFiles(path.join(__dirname, '../golden')).examples();

  const travelled = messages.filter(({ name }) => name.startsWith('onsale.'));

  it.each(travelled)('describes $name as it once travelled', ({ name, payload }) => {
    expect([ajv.validate(payload, published[name]), ajv.errors]).toEqual([true, null]);
  });
});
