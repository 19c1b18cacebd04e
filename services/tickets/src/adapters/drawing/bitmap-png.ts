import { crc32, deflateSync } from 'node:zlib';

/** A black and white picture as PNG (1 bit a pixel): `dark` is true for black, each cell `scale` pixels wide and high. */
export const bitmapPng = (dark: readonly (readonly boolean[])[], scale: number): Buffer => {
  const height = dark.length * scale;
  const width = (dark[0]?.length ?? 0) * scale;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1; // bit a pixel, greyscale; compression, filter and interlace stay 0
  const lines = dark.flatMap((row) => Array<Buffer>(scale).fill(scanline(row, scale)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

/** A filter byte (0: none), then the pixels, eight a byte, 1 for white. */
const scanline = (row: readonly boolean[], scale: number): Buffer => {
  const line = Buffer.alloc(1 + Math.ceil((row.length * scale) / 8));
  for (let x = 0; x < row.length * scale; x++)
    if (!row[Math.floor(x / scale)]) line.writeUInt8(line.readUInt8(1 + (x >> 3)) | (0x80 >> (x & 7)), 1 + (x >> 3));
  return line;
};

const chunk = (type: string, data: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(4 + typed.length + 4);
  framed.writeUInt32BE(data.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), 4 + typed.length);
  return framed;
};
