import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The console becomes files that the gateway serves: hashed names, nothing inline, one chunk for each screen. */
export default defineConfig({
  root: folder('./'),
  plugins: [react()],
  cacheDir: folder('../../node_modules/.cache/vite'),
  build: {
    outDir: folder('../../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What the first screen weighs is read from here (test/poids.spec.ts).
    manifest: 'manifest.json',
    reportCompressedSize: false,
  },
});
