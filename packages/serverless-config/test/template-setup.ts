import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageServices, templatesVariable } from './packaged-services.ts';

/** Packages every service once for all template tests, for the strictest stage. */
const setup = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'onsale-templates-'));
  process.env[templatesVariable] = folder;
  await packageServices('prod', folder);
};

export default setup; // jest asks for the default export
