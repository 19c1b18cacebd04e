import { en } from '../language/en.ts';
import { inputFaults, orderBody, refusalFaults, remainingFaults } from './order-input.ts';

const input = { name: ' Ada Lovelace ', email: 'ada@example.org ', attendees: ['', ''] };

describe('the order form', () => {
  it('leaves attendees out where none is named, and fills gaps with the buyer', () => {
    expect(orderBody('hld_1', input, 'ko')).toEqual({
      holdId: 'hld_1',
      buyer: { name: 'Ada Lovelace', email: 'ada@example.org', locale: 'ko' },
    });
    expect(orderBody('hld_1', { ...input, attendees: [' Grace ', ' '] }, 'en').attendees).toEqual([
      { name: 'Grace' },
      { name: 'Ada Lovelace' },
    ]);
  });

  it('finds what is plainly missing before it is sent', () => {
    expect(inputFaults({ name: ' ', email: 'ada', attendees: ['', 'x'.repeat(121)] }, en)).toEqual({
      'buyer.name': en.nameFault,
      'buyer.email': en.emailFault,
      'attendees.1.name': en.nameFault,
    });
    expect(inputFaults(input, en)).toEqual({});
  });

  it('lets a fault go as soon as its field is right, and shows no new one while somebody types', () => {
    const shown = { 'buyer.email': en.emailFault };
    const found = inputFaults({ ...input, name: '' }, en);
    expect(remainingFaults(shown, found)).toEqual({});
    expect(remainingFaults(shown, inputFaults({ ...input, email: 'ada' }, en))).toEqual(shown);
  });

  it('puts what the API refuses at its field', () => {
    const problem = {
      field: 'buyer.email',
      errors: [{ field: 'buyer.email' }, { field: 'attendees.0.name' }, { field: 'holdId' }],
    };
    expect(refusalFaults(problem, en)).toEqual({ 'buyer.email': en.emailFault, 'attendees.0.name': en.nameFault });
    expect(refusalFaults({ field: 'holdId' }, en)).toEqual({});
  });
});
