import { memoryOf, remembered } from './remembered.ts';

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

describe('a memory of so much', () => {
  const memory = (most: number) => memoryOf<string, string>(most, ({ length }) => length);

  it('forgets what was asked for longest ago, as soon as all together is too much', () => {
    const { get, set } = memory(10);
    for (const name of ['aaaa', 'bbbb']) set(name, name);
    expect(get('aaaa')).toBe('aaaa');
    set('cc', 'cc');
    expect(['aaaa', 'bbbb', 'cc'].map(get)).toEqual(['aaaa', 'bbbb', 'cc']);
    set('d', 'd');
    expect(['aaaa', 'bbbb', 'cc', 'd'].map(get)).toEqual([undefined, 'bbbb', 'cc', 'd']);
  });

  it('counts what is remembered anew once', () => {
    const { get, set } = memory(10);
    for (let times = 0; times < 9; times++) set('a', 'aaaa');
    set('b', 'bbbbbb');
    expect(get('a')).toBe('aaaa');
  });

  it('keeps the newest however much it is, and nothing beside it', () => {
    const { get, set } = memory(3);
    for (const name of ['aa', 'bbbb']) set(name, name);
    expect(['aa', 'bbbb'].map(get)).toEqual([undefined, 'bbbb']);
    set('c', 'c');
    expect(['bbbb', 'c'].map(get)).toEqual([undefined, 'c']);
  });
});
