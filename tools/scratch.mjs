import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const plentyBytes = 4 * 2 ** 30;

/** Where a store of tests alone lies: in memory where there is plenty. What a disk keeps is tested on disks. */
export function scratch() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize > plentyBytes) return '/dev/shm';
  } catch {
    // there is no such folder here
  }
  return tmpdir();
}
