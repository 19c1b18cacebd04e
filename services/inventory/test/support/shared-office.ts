import { openBoxOffice } from './box-office.ts';
import type { BoxOffice, Functions } from './box-office.ts';

/** One office for all tests of a file; each has a buyer's functions of its own, which remember nothing. */
export const sharedOffice = (): { readonly office: BoxOffice; readonly buyer: Functions } => {
  let office: BoxOffice;
  let buyer: Functions;
  beforeAll(async () => {
    office = await openBoxOffice();
  });
  beforeEach(() => {
    buyer = office.functions();
  });
  return {
    get office() {
      return office;
    },
    get buyer() {
      return buyer;
    },
  };
};
