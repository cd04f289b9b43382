import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** `PAGES_API` points the development server's /api at a running server. */
const server = process.env.PAGES_API ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [vue()],
  // Nothing inlined: the content security policy takes scripts, styles and images from 'self' alone.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2020', sourcemap: false },
  server: { proxy: { '/api': server } },
});
