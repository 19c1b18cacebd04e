import { isFree, ticketTypesFault } from './ticket-types.ts';

const quotas = ['hall', 'students'].map((quotaId) => ({ quotaId, name: quotaId, capacity: 10 }));

describe('ticket types', () => {
  it.each([
    ['standing places', [{ quota: 5 }], undefined],
    ['seats', [{ categories: ['gold', 'silver'] }, { categories: ['gold'] }], ['gold', 'silver']],
    ['both side by side', [{ quota: 5 }, { categories: ['gold'] }], ['gold']],
    ['units of several quotas', [{ quotaIds: ['hall', 'students'] }, { quota: 5, quotaIds: ['hall'] }], undefined],
    ['seats that count against a quota', [{ categories: ['gold'], quotaIds: ['students'] }], ['gold']],
    ['without a limit, if they say so', [{ unlimited: true } as const], undefined],
  ])('may sell %s', (_, types, categories) => {
    expect(ticketTypesFault(types, categories && { categories }, quotas)).toBeUndefined();
  });

  it.each([
    ['neither quota nor categories', [{ quota: 5 }, {}], ['gold'], 'ticketTypes.1.quota'],
    ['both quota and categories', [{ quota: 5, categories: ['gold'] }], ['gold'], 'ticketTypes.0.quota'],
    ['categories without a plan', [{ categories: ['gold'] }], undefined, 'ticketTypes.0.categories'],
    ['a category that the plan has not', [{ categories: ['gold', 'tin'] }], ['gold'], 'ticketTypes.0.categories.1'],
    ['a category twice', [{ categories: ['gold', 'gold'] }], ['gold'], 'ticketTypes.0.categories.1'],
    ['a quota that is not there', [{ quotaIds: ['hall', 'cellar'] }], undefined, 'ticketTypes.0.quotaIds.1'],
    ['a quota twice', [{ quotaIds: ['hall', 'hall'] }], undefined, 'ticketTypes.0.quotaIds.1'],
    ['a limit beside unlimited', [{ unlimited: true, quota: 5 } as const], undefined, 'ticketTypes.0.unlimited'],
  ])('may not have %s', (_, types, categories, field) => {
    expect(ticketTypesFault(types, categories && { categories }, quotas)).toMatchObject({ code: 'invalid-request', field });
  });

  it('sell seats or places of standing sections, not both, beside quotas that are called otherwise', () => {
    const plan = { categories: ['gold', 'floor'], standingCategories: ['floor'], standingSectionIds: ['F'] };
    expect(ticketTypesFault([{ categories: ['floor'], quotaIds: ['hall'] }], plan, quotas)).toBeUndefined();
    expect(ticketTypesFault([{ categories: ['gold', 'floor'] }], plan)).toMatchObject({ field: 'ticketTypes.0.categories.1' });
    const namesake = [{ quotaId: 'F', name: 'Floor', capacity: 5 }];
    expect(ticketTypesFault([{ categories: ['floor'] }], plan, namesake)).toMatchObject({ field: 'quotas.0.quotaId' });
  });

  it('may not draw on two quotas of one id', () => {
    expect(ticketTypesFault([{ quotaIds: ['hall'] }], undefined, [...quotas, ...quotas])).toMatchObject({
      field: 'quotas.2.quotaId',
    });
  });

  it('are free only where neither face value nor fee is asked', () => {
    expect([isFree({ faceValue: 0, fee: 0 }), isFree({ faceValue: 0, fee: 1 }), isFree({ faceValue: 1, fee: 0 })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
