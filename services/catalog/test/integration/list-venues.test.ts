import type { Venue } from '@onsale/contracts/catalog/shapes';
import { expectProblem, someone, startCatalog } from '../support/catalog.ts';
import type { Catalog } from '../support/catalog.ts';

let catalog: Catalog;
beforeAll(async () => {
  catalog = await startCatalog();
});
afterAll(() => catalog.stop());

type VenuePage = { readonly items: Venue[]; readonly nextCursor?: string };

describe('the list of venues', () => {
  it('has each of an organizer’s venues once, page by page, and nobody else’s', async () => {
    const caller = someone();
    const own = [await catalog.newVenue(caller), await catalog.newVenue(caller), await catalog.newVenue(caller)];
    await catalog.newVenue(someone());

    const first = (await catalog.call('listVenues', { caller, query: { limit: '2' } })).body as VenuePage;
    const rest = (await catalog.call('listVenues', { caller, query: { limit: '2', cursor: first.nextCursor ?? '' } }))
      .body as VenuePage;
    const listed = [...first.items, ...rest.items].map(({ venueId }) => venueId);
    expect(listed.sort()).toEqual(own.map(({ venueId }) => venueId).sort());
  });

  it('is empty for an organizer who has none', async () => {
    expect((await catalog.call('listVenues', { caller: someone() })).body).toEqual({ items: [] });
  });

  it('refuses a cursor of another list, and wants a key', async () => {
    expectProblem(
      await catalog.call('listVenues', { caller: someone(), query: { cursor: 'bm8' } }),
      400,
      'invalid-request',
      'cursor',
    );
    expectProblem(await catalog.call('listVenues', {}), 401, 'unauthenticated');
  });
});
