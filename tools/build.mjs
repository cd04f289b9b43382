// Builds every program into dist/, each from its one entry, and the pages into dist/web.
//   node tools/build.mjs             build all
//   node tools/build.mjs --if-stale  build only what is older than its sources (a look takes milliseconds)
//   --no-pages                       leaves the pages out
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const WEB = 'src/web';

/** Every program of the server; `seeds/*.ts` are added by name. */
const PROGRAMS = [
  'src/main.ts',
  'src/admin.ts',
  'src/categories.ts',
  'src/grids-import.ts',
  'src/db-indexes.ts',
  'src/settings.ts',
  'src/holidays-import.ts',
  'src/files-copy.ts',
  'src/backup.ts',
  'src/wechat-check.ts',
  'src/local/launcher/main.ts',
  'src/local/embedded-store/main.ts',
  'src/local/embedded-store/backup.ts',
  'src/local/embedded-store/check.ts',
  'src/local/embedded-store/restore.ts',
  'src/local/standins/main.ts',
];

/** Chunks of the build before stay this long: a running server may still load them lazily. */
const CHUNK_LIFE_MS = 3_600_000;
const MESSAGE_LINES = 40;

/** Said without a stack: the sources are wrong, not this program. */
class Mistake extends Error {}

function filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
  );
}

/** One word for the state of the sources: every path with its size and time. */
function stampOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.sort()) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const always = ['tools/build.mjs', 'package.json', 'package-lock.json'];

function serverSources() {
  const src = filesUnder('src').filter((path) => !path.startsWith(`${WEB}/`));
  return [...always, ...src, ...filesUnder('seeds')];
}

function webSources() {
  return [...always, ...filesUnder(WEB), ...filesUnder('src/copy'), ...filesUnder('src/contract')];
}

function readStamp(name) {
  const file = join(dist, `.${name}.stamp`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function programs() {
  const seeds = filesUnder('seeds').filter((path) => /^seeds\/[^/]+\.ts$/.test(path));
  const missing = PROGRAMS.filter((path) => !existsSync(join(root, path)));
  if (missing.length > 0) throw new Mistake(`${missing.join(', ')} must be there.`);
  return [...PROGRAMS, ...seeds];
}

const outOf = (entry) => entry.replace(/^src\//, '').replace(/\.ts$/, '');

/** Whole files only: another program may start from dist/ at this moment. */
function writeWhole(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, contents);
  renameSync(part, path);
}

async function load(name) {
  try {
    return await import(name);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    console.error(
      `build: ${name} is not installed. Run \`npm ci\` first, without NODE_ENV=production or --omit=dev.`,
    );
    process.exit(1);
  }
}

async function bundle(esbuild, entry) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { [outOf(entry)]: entry },
    outdir: dist,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    write: false,
    logLevel: 'silent',
  });
  // Chunks first, so that no entry is ever seen before what it imports.
  const chunksFirst = (file) => (relative(dist, file.path).startsWith(`chunks${sep}`) ? 0 : 1);
  return outputFiles.sort((a, b) => chunksFirst(a) - chunksFirst(b));
}

/** What neither this build nor, as a chunk, a server that still runs can need goes. */
function sweep(kept) {
  if (!existsSync(dist)) return;
  for (const path of filesUnder('dist')) {
    const full = join(root, path);
    if (kept.has(full) || path.startsWith('dist/web/') || path.startsWith('dist/.')) continue;
    const young = Date.now() - statSync(full).mtimeMs < CHUNK_LIFE_MS;
    if (path.startsWith('dist/chunks/') && young) continue;
    if (path.endsWith('.part') && young) continue;
    rmSync(full);
  }
}

async function buildServer() {
  const esbuild = await load('esbuild');
  const entries = programs();
  const files = (await Promise.all(entries.map((entry) => bundle(esbuild, entry)))).flat();
  for (const file of files) writeWhole(file.path, file.contents);
  sweep(new Set(files.map((file) => file.path)));
  return `${entries.length} programs`;
}

async function buildWeb() {
  const vite = await load('vite');
  await vite.build({
    root: join(root, WEB),
    configFile: join(root, WEB, 'vite.config.ts'),
    logLevel: 'silent',
    build: { outDir: join(dist, 'web'), emptyOutDir: true },
  });
  return 'pages';
}

/** Builds one part where it is stale; false where a source is wrong. The other part is built all the same. */
async function part(name, sources, build, onlyIfStale) {
  const stamp = stampOf(sources());
  if (onlyIfStale && readStamp(name) === stamp) return true;
  const before = performance.now();
  try {
    const what = await build();
    writeWhole(join(dist, `.${name}.stamp`), stamp);
    console.log(`build: ${what} in ${((performance.now() - before) / 1000).toFixed(1)} s`);
    return true;
  } catch (error) {
    // esbuild and Vite say in the message what is wrong with which source; anything else is a fault of this program.
    const isMistake = error instanceof Mistake || error.errors !== undefined;
    const text = isMistake ? stripVTControlCharacters(error.message) : String(error.stack);
    const lines = text.split('\n');
    console.error(lines.slice(0, MESSAGE_LINES).join('\n'));
    if (lines.length > MESSAGE_LINES) console.error(`… ${lines.length - MESSAGE_LINES} more lines`);
    console.error(`build: ${name} failed`);
    return false;
  }
}

const onlyIfStale = process.argv.includes('--if-stale');
const built = [await part('programs', serverSources, buildServer, onlyIfStale)];
const withPages = !process.argv.includes('--no-pages') && existsSync(join(root, WEB, 'index.html'));
if (withPages) built.push(await part('web', webSources, buildWeb, onlyIfStale));
process.exit(built.every(Boolean) ? 0 : 1);
