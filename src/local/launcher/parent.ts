import { readFileSync } from 'node:fs';

const LOOK_MS = 500;

/**
 * Calls `gone` when npm has ended. npm runs the launcher in a shell, and a signal that ends npm or that shell
 * does not reach the launcher: without this look `kill` on `npm start` would leave everything running.
 */
export function watchNpm(gone: () => void): void {
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && parentOf(parent) === grandparent) return;
    clearInterval(timer);
    gone();
  }, LOOK_MS);
  timer.unref();
}

/** The parent of a process where the system shows it (Linux), null elsewhere. */
function parentOf(pid: number): number | null {
  try {
    // The name in brackets may hold anything, so the fields are counted from its end.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}
