import path from 'node:path';
import { defineConfig } from 'vite';
import { guidePlugin } from './src/docs/guide-plugin.ts';

/** Read by `vite build` and by the local cloud's front server alike. JSX is set in tsconfig.json. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [guidePlugin()],
  optimizeDeps: { include: ['preact/jsx-dev-runtime'], exclude: ['openapi-explorer'] }, // found late otherwise, which reloads the first page
  build: {
    rolldownOptions: { input: ['index.html', 'docs/index.html'].map((file) => path.join(import.meta.dirname, file)) },
    target: 'es2022',
    chunkSizeWarningLimit: 800, // the viewer of /docs/api, which only that page loads
    assetsInlineLimit: 0, // a strict content security policy allows no data: addresses
  },
});
