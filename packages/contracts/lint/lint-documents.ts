// npm run lint:api: the OpenAPI and AsyncAPI documents as they are served, by redocly's recommended rules (redocly.yaml).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asyncapiDocument } from '../src/asyncapi.ts';
import { openapiDocument } from '../src/openapi.ts';

const about = { version: '0.0.0', url: 'https://tickets.example' };
const documents = { 'openapi.json': openapiDocument(about), 'asyncapi.json': asyncapiDocument(about) };

const folder = mkdtempSync(path.join(tmpdir(), 'onsale-documents-'));
try {
  for (const [name, document] of Object.entries(documents))
    writeFileSync(path.join(folder, name), JSON.stringify(document, null, 2));
  const files = Object.keys(documents).map((name) => path.join(folder, name));
  const config = path.join(import.meta.dirname, '../../../redocly.yaml');
  const { status } = spawnSync('redocly', ['lint', '--config', config, '--format', 'stylish', ...files], {
    stdio: 'inherit',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }, // it tells nobody
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true });
}
