import { schemaBreaks } from './schema.ts';
import type { Schema } from './schema.ts';

const thing = (properties: Record<string, Schema>, required: string[] = [], more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  required,
  ...more,
});
const strict = { additionalProperties: false };
const string = { type: 'string' };
const short = { type: 'string', maxLength: 5 };
const long = { type: 'string', maxLength: 9 };
const status = (...values: string[]): Schema => ({ type: 'string', enum: values });
const listOf = (items: Schema, more: Schema = {}): Schema => ({ type: 'array', items, ...more });
const either = (...anyOf: Schema[]): Schema => ({ anyOf });
const seat = thing({ seatId: string }, ['seatId'], strict);
const place = thing({ quantity: { type: 'integer' } }, ['quantity'], strict);

type Case = [what: string, published: Schema, today: Schema, said: string];

const breakingRequests: Case[] = [
  ['a new required field', thing({ a: string }), thing({ a: string, b: string }, ['b']), 'body.b is required now'],
  ['an optional field that is required', thing({ a: string }), thing({ a: string }, ['a']), 'body.a is required now'],
  ['a field that is no longer taken', thing({ a: string }, [], strict), thing({}, [], strict), 'body.a is gone'],
  ['unknown fields that are no longer taken', thing({}), thing({}, [], strict), 'body takes no unknown fields now'],
  ['another type', thing({ a: string }), thing({ a: { type: 'number' } }), 'body.a was string and is number now'],
  [
    'a narrower type',
    thing({ a: { type: 'number' } }),
    thing({ a: { type: 'integer' } }),
    'body.a was number and is integer now',
  ],
  [
    'no null any more',
    thing({ a: { type: ['string', 'null'] } }),
    thing({ a: string }),
    'body.a was string or null and is string now',
  ],
  ['fewer values', thing({ a: status('x', 'y') }), thing({ a: status('x') }), 'body.a is never "y" now'],
  ['certain values only', thing({ a: string }), thing({ a: status('x') }), 'body.a takes only "x" now'],
  ['a tighter bound', thing({ a: long }), thing({ a: short }), 'body.a had maxLength 9 and has 5 now'],
  ['a first bound', thing({ a: string }), thing({ a: short }), 'body.a had maxLength none and has 5 now'],
  ['a higher minimum', { type: 'integer', minimum: 1 }, { type: 'integer', minimum: 2 }, 'body had minimum 1 and has 2 now'],
  ['another pattern', { ...string, pattern: 'a' }, { ...string, pattern: 'b' }, 'body had pattern "a" and has "b" now'],
  ['a first format', string, { ...string, format: 'email' }, 'body had format none and has "email" now'],
  ['something deep in a list', listOf(thing({ a: string })), listOf(thing({ a: string }, ['a'])), 'body[].a is required now'],
  ['a form that is no longer taken', either(seat, place), either(seat), 'body.seatId is required now'],
  [
    'another default',
    { ...string, default: 'list' },
    { ...string, default: 'map' },
    'body was "list" where it is left out, and is "map" now',
  ],
  [
    'a keyword that nobody has judged',
    listOf(string),
    listOf(string, { uniqueItems: true }),
    'body had uniqueItems none and has true now',
  ],
];

const breakingAnswers: Case[] = [
  ['a field that is gone', thing({ a: string }, ['a']), thing({}), 'body.a is gone'],
  ['an optional field that is gone', thing({ a: string }), thing({}), 'body.a is gone'],
  ['a field that may be missing', thing({ a: string }, ['a']), thing({ a: string }), 'body.a may be missing now'],
  ['another type', thing({ a: string }), thing({ a: thing({}) }), 'body.a was string and is object now'],
  ['a wider type', { type: 'integer' }, { type: 'number' }, 'body was integer and is number now'],
  ['a value that readers do not know', status('x'), status('x', 'y'), 'body may be "y" now'],
  ['a value that never comes any more', status('x', 'y'), status('x'), 'body is never "y" now'],
  ['any value at all', status('x'), string, 'body may be anything now'],
  ['a constant that changes', { type: 'string', const: 'held' }, { type: 'string', const: 'kept' }, 'body may be "kept" now'],
  ['a looser bound', short, long, 'body had maxLength 5 and has 9 now'],
  ['no bound any more', { type: 'integer', minimum: 0 }, { type: 'integer' }, 'body had minimum 0 and has none now'],
  ['another pattern', { ...string, pattern: 'a' }, { ...string, pattern: 'b' }, 'body had pattern "a" and has "b" now'],
  [
    'something deep in a list',
    listOf(thing({ a: listOf(string) })),
    listOf(thing({ a: listOf(short) })).items as Schema,
    'body was array and is object now',
  ],
  ['a form that readers do not know', either(seat), either(seat, place), 'body.seatId is gone'],
];

const compatible: [what: string, direction: 'request' | 'answer', published: Schema, today: Schema][] = [
  ['a new optional field', 'request', thing({ a: string }, [], strict), thing({ a: string, b: string }, [], strict)],
  ['a required field that may be left out', 'request', thing({ a: string }, ['a']), thing({ a: string })],
  ['more values', 'request', status('x'), status('x', 'y')],
  ['any value at all', 'request', status('x'), string],
  ['a looser bound', 'request', short, long],
  ['a wider type', 'request', { type: 'integer' }, { type: 'number' }],
  ['another form', 'request', either(seat), either(seat, place)],
  ['a first choice of forms', 'request', seat, either(seat, place)],
  ['no pattern any more', 'request', { ...string, pattern: 'a' }, string],
  ['a first default', 'request', string, { ...string, default: 'a' }],
  ['other words for people', 'request', { ...string, description: 'a' }, { ...string, description: 'b' }],
  ['a new field', 'answer', thing({ a: string }, ['a']), thing({ a: string, b: string }, ['a', 'b'])],
  ['a field that is always there now', 'answer', thing({ a: string }), thing({ a: string }, ['a'])],
  ['a tighter bound', 'answer', long, short],
  ['a narrower type', 'answer', { type: 'number' }, { type: 'integer' }],
  ['fields in another order', 'answer', thing({ a: string, b: short }, ['a', 'b']), thing({ b: short, a: string }, ['b', 'a'])],
];

test.each(breakingRequests)('clients break by %s', (_, published, today, said) => {
  expect(schemaBreaks({ published, today, direction: 'request', place: 'body' })).toContain(said);
});

test.each(breakingAnswers)('readers break by %s', (_, published, today, said) => {
  expect(schemaBreaks({ published, today, direction: 'answer', place: 'body' })).toContain(said);
});

test.each(compatible)('%s breaks no %s', (_, direction, published, today) => {
  expect(schemaBreaks({ published, today, direction, place: 'body' })).toEqual([]);
});
