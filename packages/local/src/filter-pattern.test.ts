import { matches, passes } from './filter-pattern.ts';

const insertedOutboxItems = { eventName: ['INSERT'], dynamodb: { NewImage: { kind: { S: ['outbox'] } } } };
const record = (eventName: string, kind?: string) => ({
  eventName,
  dynamodb: { NewImage: kind === undefined ? {} : { kind: { S: kind } } },
});

describe('matches', () => {
  it('lets inserted outbox items through and nothing else', () => {
    expect(matches(insertedOutboxItems, record('INSERT', 'outbox'))).toBe(true);
    expect(matches(insertedOutboxItems, record('MODIFY', 'outbox'))).toBe(false);
    expect(matches(insertedOutboxItems, record('INSERT', 'order'))).toBe(false);
    expect(matches(insertedOutboxItems, record('INSERT'))).toBe(false);
  });

  it('does not match a record that lacks the branch', () => {
    expect(matches(insertedOutboxItems, { eventName: 'INSERT', dynamodb: {} })).toBe(false);
    expect(matches({ a: { b: [{ exists: false }] } }, {})).toBe(true);
  });

  it.each([
    [{ exists: true }, 'x', true],
    [{ exists: true }, undefined, false],
    [{ prefix: 'outbox#' }, 'outbox#1', true],
    [{ prefix: 'outbox#' }, 'order#1', false],
    [{ suffix: '.v1' }, 'x.v1', true],
    [{ 'anything-but': ['a', 'b'] }, 'c', true],
    [{ 'anything-but': ['a', 'b'] }, 'a', false],
    [{ 'equals-ignore-case': 'Insert' }, 'INSERT', true],
  ])('knows the rule %j: %j is %s', (rule, value, expected) => {
    expect(matches({ field: [rule] }, { field: value })).toBe(expected);
  });

  it('refuses a rule that it does not know, by name', () => {
    expect(() => matches({ field: [{ cidr: '10.0.0.0/8' }] }, { field: 'x' })).toThrow('cidr');
  });
});

describe('passes', () => {
  it('lets everything through where there is no pattern, and needs one of several', () => {
    expect(passes([], record('REMOVE'))).toBe(true);
    expect(passes([insertedOutboxItems, { eventName: ['REMOVE'] }], record('REMOVE'))).toBe(true);
    expect(passes([insertedOutboxItems], record('REMOVE'))).toBe(false);
  });
});
