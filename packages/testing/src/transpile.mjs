// Plain JavaScript because jest reads it before anything can be transpiled: what makes it read TypeScript.
import { transformSync } from 'esbuild';

/** Each file alone, as CommonJS, which jest loads. Types are checked apart (`npm run types`). */
const process = (source, file) => {
  const { code } = transformSync(source, {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    format: 'cjs',
    target: 'node24',
    supported: { 'dynamic-import': false }, // jest's `require` knows where a module is
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcefile: file,
    sourcemap: 'inline',
  });
  return { code };
};

export default { process };
