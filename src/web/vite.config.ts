import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import vue from '@vitejs/plugin-vue';
import sharp from 'sharp';
import { defineConfig, type Plugin } from 'vite';

/** `PAGES_API` points the development server's /api at a running server. */
const server = process.env.PAGES_API ?? 'http://localhost:3000';

/** The path of the page that says that there is none. */
const anyOther = "'/:rest(.*)*'";

/** Writes `pages.json`, the paths of the routes, so that the server knows which pages there are. */
function pagePaths(): Plugin {
  return {
    name: 'page-paths',
    generateBundle() {
      const files = ['router.ts', 'staff.routes.ts'].map((name) => join(import.meta.dirname, 'app', name));
      const router = files.map((file) => readFileSync(file, 'utf8')).join('');
      const all = [...router.matchAll(/\bpath: (\S+?),?\s/g)].map(([, path = '']) => path);
      const paths = all.filter((path) => path !== anyOther).map((path) => /^'(\/[\w/:-]*)'$/.exec(path)?.[1]);
      // a path that is put together would be answered with 404 by the server
      if (paths.includes(undefined)) throw new Error(`router.ts: a path is not written out among ${all}`);
      this.emitFile({ type: 'asset', fileName: 'pages.json', source: JSON.stringify([...new Set(paths)]) });
    },
  };
}

const green = '#17694d';
/** The icon in pixels. A launcher that cuts a shape of its own is given one with a margin, and no corner is empty. */
async function iconOf(size: number, margin: number): Promise<Buffer> {
  const drawn = readFileSync(join(import.meta.dirname, 'public/favicon.svg'));
  const inner = Math.round(size * (1 - 2 * margin));
  const icon = await sharp(drawn, { density: (72 * inner) / 32 })
    .resize(inner, inner)
    .png()
    .toBuffer();
  const ground = sharp({ create: { width: size, height: size, channels: 4, background: green } });
  return ground
    .composite([{ input: icon }])
    .png()
    .toBuffer();
}

/** What a phone needs to put the pages on its home screen: a manifest, and the icon that we draw in its sizes. */
function homeScreen(): Plugin {
  const icons = [
    { fileName: 'icon-180.png', size: 180, margin: 0 },
    { fileName: 'icon-192.png', size: 192, margin: 0 },
    { fileName: 'icon-512.png', size: 512, margin: 0 },
    { fileName: 'icon-512-maskable.png', size: 512, margin: 0.1, purpose: 'maskable' },
  ];
  const manifest = {
    name: '达人超市',
    short_name: '达人超市',
    description: '十五分钟步行圈里的邻里手艺',
    lang: 'zh-CN',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: green,
    background_color: green,
    icons: icons.map(({ fileName, size, purpose = 'any' }) => ({
      ...{ src: `/${fileName}`, sizes: `${size}x${size}`, type: 'image/png', purpose },
    })),
  };
  return {
    name: 'home-screen',
    async generateBundle() {
      for (const { fileName, size, margin } of icons)
        this.emitFile({ type: 'asset', fileName, source: await iconOf(size, margin) });
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) });
    },
  };
}

/** The modules that these reach by static imports, themselves included. */
function reachedFrom(...files: string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = files.map((file) => join(import.meta.dirname, file));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type )(?:[^;]*? from )?'(\.[^']+)';/gm,
    );
    for (const [, path = ''] of imports) open.push(join(dirname(file), path));
  }
  return seen;
}

// In one file each, because on a slow network a request costs more than its bytes: what the first page needs, and what
// every page about orders needs. The entry is a file of its own.
const entry = join(import.meta.dirname, 'app/main.ts');
const first = reachedFrom('app/main.ts');
const orders = reachedFrom('resident/waiting-orders.vue', '../copy/zh-CN/pages.ts');
const libraries = /\/node_modules\/(@vue|vue|vue-router|openapi-fetch|vant|@vant)\//;
const fileOf = (id: string): string => id.replace(/\?.*/, '');
const isFirst = (id: string): boolean =>
  libraries.test(id) || (fileOf(id) !== entry && first.has(fileOf(id)));

export default defineConfig({
  plugins: [vue(), pagePaths(), homeScreen()],
  // Nothing inlined: the content security policy takes scripts, styles and images from 'self' alone.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2020',
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'first', test: isFirst },
            { name: 'orders', test: (id) => !isFirst(id) && orders.has(fileOf(id)) },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server } },
});
