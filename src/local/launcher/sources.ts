import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';

const QUIET_MS = 200;

/** Builds after every change of the sources and then calls `built`. For development only. */
export function watchSources(root: string, built: () => Promise<void>, say: (line: string) => void): void {
  let timer: NodeJS.Timeout | undefined;
  let building = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      building = building.then(async () => {
        if (await build(root)) await built();
        else say('The server keeps running as it was built before.');
      });
    }, QUIET_MS);
  };
  for (const folder of ['src', 'seeds'].map((name) => join(root, name)).filter((path) => existsSync(path))) {
    watch(folder, { recursive: true }, changed).on('error', (error) => say(error.message));
  }
}

function build(root: string): Promise<boolean> {
  const args = [join(root, 'tools/build.mjs'), '--if-stale'];
  return new Promise((resolve) => {
    spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).once(
      'exit',
      (code) => resolve(code === 0),
    );
  });
}
