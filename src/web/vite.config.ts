import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** `PAGES_API` points the development server's /api at a running server. */
const server = process.env.PAGES_API ?? 'http://localhost:3000';

/** Writes `pages.json`, the paths of the router, so that the server knows which pages there are. */
function pagePaths(): Plugin {
  return {
    name: 'page-paths',
    generateBundle() {
      const router = readFileSync(join(import.meta.dirname, 'app/router.ts'), 'utf8');
      const paths = [...router.matchAll(/\bpath: '(\/[\w/:-]*)'/g)].map(([, path]) => path);
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify(paths) });
    },
  };
}

export default defineConfig({
  plugins: [vue(), pagePaths()],
  // Nothing inlined: the content security policy takes scripts, styles and images from 'self' alone.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2020', sourcemap: false },
  server: { proxy: { '/api': server } },
});
