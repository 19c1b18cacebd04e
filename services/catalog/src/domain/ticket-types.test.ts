import { isFree, ticketTypesFault } from './ticket-types.ts';

describe('ticket types', () => {
  it.each([
    ['standing places', [{ quota: 5 }], undefined],
    ['seats', [{ categories: ['gold', 'silver'] }, { categories: ['gold'] }], ['gold', 'silver']],
    ['both side by side', [{ quota: 5 }, { categories: ['gold'] }], ['gold']],
  ])('may sell %s', (_, types, planCategories) => {
    expect(ticketTypesFault(types, planCategories)).toBeUndefined();
  });

  it.each([
    ['neither quota nor categories', [{ quota: 5 }, {}], ['gold'], 'ticketTypes.1.quota'],
    ['both quota and categories', [{ quota: 5, categories: ['gold'] }], ['gold'], 'ticketTypes.0.quota'],
    ['categories without a plan', [{ categories: ['gold'] }], undefined, 'ticketTypes.0.categories'],
    ['a category that the plan has not', [{ categories: ['gold', 'tin'] }], ['gold'], 'ticketTypes.0.categories.1'],
    ['a category twice', [{ categories: ['gold', 'gold'] }], ['gold'], 'ticketTypes.0.categories.1'],
  ])('may not have %s', (_, types, planCategories, field) => {
    expect(ticketTypesFault(types, planCategories)).toMatchObject({ code: 'invalid-request', field });
  });

  it('are free only where neither face value nor fee is asked', () => {
    expect([isFree({ faceValue: 0, fee: 0 }), isFree({ faceValue: 0, fee: 1 }), isFree({ faceValue: 1, fee: 0 })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
