import { newPairingCode, readPairingCode, writePairingCode } from './pairing-code.ts';

describe('a pairing code', () => {
  it('is twelve letters and digits in three groups, another one each time', () => {
    const codes = Array.from({ length: 200 }, () => writePairingCode(newPairingCode()));
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('is read however it was typed', () => {
    const code = '7h2kq910m1c0';
    for (const sent of ['7H2K-Q910-M1C0', '7h2kq910m1c0', ' 7h2k q910 m1c0\n', '7H2K-Q9IO-MLCO', '7-H-2-K-Q-9-l-o-m-i-c-0'])
      expect(readPairingCode(sent)).toBe(code);
    expect(readPairingCode(writePairingCode(code))).toBe(code);
  });

  it('is none with another number of letters, or with such as no code has', () => {
    for (const sent of ['', '7H2K-Q910-M1C', '7H2K-Q910-M1C00', '7H2K-Q910-M1CU', '7H2K-Q910-M1C!', '７H2KQ910M1C0'])
      expect(readPairingCode(sent)).toBeUndefined();
  });
});
