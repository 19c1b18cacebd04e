import { remembered } from './remembered.ts';

describe('what is remembered', () => {
  it('is made once while it is asked for, and again once many others were', () => {
    const made: string[] = [];
    const find = remembered(4, (key) => `${key}${made.push(key)}`);
    for (let times = 0; times < 10; times++) {
      expect(find('a')).toBe('a1');
      find(`other ${times}`);
    }
    for (const other of ['b', 'c', 'd', 'e']) find(other);
    expect(find('a')).not.toBe('a1');
  });
});
