import { etagOf } from './etag.ts';

describe('an ETag', () => {
  it('is the same for the same thing written in another order', () => {
    expect(etagOf({ a: 1, b: [{ c: 2, d: 3 }] })).toBe(etagOf({ b: [{ d: 3, c: 2 }], a: 1 }));
  });

  it.each([[{ a: 2 }], [{ b: 1 }], [{ a: '1' }], [{ a: 1, b: 1 }], [[1]]])('differs for another thing: %j', (other) => {
    expect(etagOf(other)).not.toBe(etagOf({ a: 1 }));
  });

  it('differs for a list in another order', () => {
    expect(etagOf([1, 2])).not.toBe(etagOf([2, 1]));
  });
});
