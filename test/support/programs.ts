import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(import.meta.dirname, '../..');

/** A program of the server as `npm test` has built it, by its path in `src/`. */
export const built = (path: string): string => join(root, 'dist', path.replace(/\.ts$/, '.js'));

const bundles = new Map<string, string>();
/** A program of the tests' own, for one a wrong variant: bundled once, so that each start is that of a built one. */
export function bundled(path: string): string {
  const known = bundles.get(path);
  if (known) return known;
  // the folder is the build's to ignore, and the packages are found from it
  const outfile = join(root, `dist/.tests/${basename(path, '.ts')}-${process.pid}.js`);
  buildSync({
    entryPoints: [join(root, path)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  bundles.set(path, outfile);
  process.once('exit', () => rmSync(outfile, { force: true }));
  return outfile;
}
