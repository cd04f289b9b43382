// npm run check: is the contract stale, do the types hold, is lint and format clean? One summary.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (path) => join(root, 'node_modules', path);
/** What was found the last time is kept, so that only what has changed is looked at again. */
const types = (tool, project) => [
  bin(tool),
  ...['--noEmit', '-p', project, '--incremental'],
  ...['--tsBuildInfoFile', join(root, 'node_modules/.cache', `${project.replaceAll('/', '-')}.tsbuildinfo`)],
];

const checks = [
  {
    name: 'contract',
    args: ['--import', 'tsx', 'src/contract/write.ts', '--check'],
    needs: 'src/contract/write.ts',
  },
  {
    name: 'types',
    args: types('typescript/bin/tsc', 'tsconfig.json'),
    needs: 'tsconfig.json',
  },
  {
    name: 'types of the pages',
    args: types('vue-tsc/bin/vue-tsc.js', 'src/web/tsconfig.json'),
    needs: 'src/web/tsconfig.json',
  },
  {
    name: 'types of the mini-program',
    args: types('typescript/bin/tsc', 'src/web/miniprogram/tsconfig.json'),
    needs: 'src/web/miniprogram/tsconfig.json',
  },
  {
    name: 'lint and format',
    args: [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'],
    needs: 'biome.json',
  },
  { name: 'unused code', args: [bin('knip/bin/knip.js')], needs: 'knip.json' },
];

function run(check) {
  return new Promise((resolve) => {
    const before = performance.now();
    const child = spawn(process.execPath, check.args, {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    const said = [];
    child.stdout.on('data', (chunk) => said.push(chunk));
    child.stderr.on('data', (chunk) => said.push(chunk));
    child.on('close', (code) =>
      resolve({
        ...check,
        passed: code === 0,
        said: Buffer.concat(said).toString().trim(),
        seconds: (performance.now() - before) / 1000,
      }),
    );
  });
}

const absent = checks.filter((check) => !existsSync(join(root, check.needs)));
const results = await Promise.all(checks.filter((check) => !absent.includes(check)).map(run));

for (const { name, passed, said } of results) {
  if (!passed) console.log(`── ${name} ──\n${said}\n`);
}
for (const { name, passed, seconds } of results) {
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`);
}
for (const { name, needs } of absent) console.log(`FAILED ${name} (${needs} is missing)`);
const bad = results.filter((result) => !result.passed).length + absent.length;
console.log(bad === 0 ? 'check: all clean' : `check: ${bad} of ${checks.length} failed`);
process.exit(bad === 0 ? 0 : 1);
