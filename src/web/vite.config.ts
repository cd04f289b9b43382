import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** `PAGES_API` points the development server's /api at a running server. */
const server = process.env.PAGES_API ?? 'http://localhost:3000';

/** The path of the page that says that there is none. */
const anyOther = "'/:rest(.*)*'";

/** Writes `pages.json`, the paths of the router, so that the server knows which pages there are. */
function pagePaths(): Plugin {
  return {
    name: 'page-paths',
    generateBundle() {
      const router = readFileSync(join(import.meta.dirname, 'app/router.ts'), 'utf8');
      const all = [...router.matchAll(/\bpath: (\S+?),?\s/g)].map(([, path = '']) => path);
      const paths = all.filter((path) => path !== anyOther).map((path) => /^'(\/[\w/:-]*)'$/.exec(path)?.[1]);
      // a path that is put together would be answered with 404 by the server
      if (paths.includes(undefined)) throw new Error(`router.ts: a path is not written out among ${all}`);
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify([...new Set(paths)]) });
    },
  };
}

export default defineConfig({
  plugins: [vue(), pagePaths()],
  // Nothing inlined: the content security policy takes scripts, styles and images from 'self' alone.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2020', sourcemap: false },
  server: { proxy: { '/api': server } },
});
