import { defineConfig } from 'vite';

/** Read by `vite build` and by the local cloud's front server alike. JSX is set in tsconfig.json. */
export default defineConfig({
  root: import.meta.dirname,
  optimizeDeps: { include: ['preact/jsx-dev-runtime'] }, // found late otherwise, which reloads the first page
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // a strict content security policy allows no data: addresses
  },
});
