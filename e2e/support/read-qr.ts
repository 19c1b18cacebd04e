/**
 * Reads the QR code on each page of a PDF, as a camera would: renders the page to pixels and decodes those.
 * `node e2e/support/read-qr.ts tickets.pdf` prints a JSON array, one text a page (null where there is none).
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('usage: read-qr.ts FILE.pdf');

const require = createRequire(import.meta.url);
const wasm = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({ overrides: { wasmBinary: wasm.buffer } }); // else it would ask a CDN for it

const pdfium = await PDFiumLibrary.init();
const document = await pdfium.loadDocument(await readFile(file));
const texts: (string | null)[] = [];
for (const page of document.pages()) {
  const { data, width, height } = await page.render({ scale: 3, render: 'bitmap' });
  const pixels = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' as const };
  // the browser's ImageData, without a browser
  const [code] = await readBarcodes(pixels as Parameters<typeof readBarcodes>[0], { formats: ['QRCode'] });
  texts.push(code?.text ?? null);
}
document.destroy();
pdfium.destroy();
console.log(JSON.stringify(texts));
