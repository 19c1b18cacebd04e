import { rmSync } from 'node:fs';
import { templatesVariable } from './packaged-services.ts';

const teardown = (): void => {
  const folder = process.env[templatesVariable];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
};

export default teardown; // jest asks for the default export
