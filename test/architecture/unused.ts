import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = ['package.json', 'tsconfig.json', 'src', 'seeds', 'test', 'bench', 'tools'];

interface Settings {
  ignoreIssues: Record<string, string[]>;
}
const settings = JSON.parse(readFileSync(join(root, 'knip.json'), 'utf8')) as Settings;

/** The files whose unused exports are still to be taken away, by the settings. */
export const pendingFiles = Object.keys(settings.ignoreIssues);

const isPending = (pattern: string, line: string) => {
  const file = line.split(' ')[1] ?? '';
  return pattern.endsWith('/**') ? file.startsWith(pattern.slice(0, -2)) : file === pattern;
};
/** Splits what was found into what is new and the pending files it was found in. */
export function sortFound(lines: readonly string[]): { fresh: string[]; pending: string[] } {
  const fresh = lines.filter((line) => !pendingFiles.some((pattern) => isPending(pattern, line)));
  const pending = pendingFiles.filter((pattern) => lines.some((line) => isPending(pattern, line)));
  return { fresh, pending };
}

/** All that the look for unused things reads, in a folder where something can be planted. */
export function copyOfProject(): string {
  const copy = mkdtempSync(join(tmpdir(), 'daren-unused-'));
  for (const name of read) cpSync(join(root, name), join(copy, name), { recursive: true });
  // Nothing is passed over, so that a pending file that has become clean is seen.
  writeFileSync(join(copy, 'knip.json'), JSON.stringify({ ...settings, ignoreIssues: {} }));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

interface Report {
  issues: ({ file: string } & Record<string, { name: string }[] | string>)[];
}

/** Unused files, exports, types and packages of a project folder, each as one line. */
export async function unusedIn(folder: string): Promise<string[]> {
  const knip = join(root, 'node_modules/knip/bin/knip.js');
  const stdout = await new Promise<string>((resolve) => {
    execFile(process.execPath, [knip, '--reporter', 'json'], { cwd: folder }, (_error, out) => resolve(out));
  });
  const { issues } = JSON.parse(stdout) as Report;
  return issues
    .flatMap(({ file, ...kinds }) =>
      Object.entries(kinds).flatMap(([kind, found]) =>
        Array.isArray(found)
          ? found.map(({ name }) => (kind === 'files' ? `files ${file}` : `${kind} ${file} ${name}`))
          : [],
      ),
    )
    .sort();
}
