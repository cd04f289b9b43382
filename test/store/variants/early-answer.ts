import { GroupCommit } from '../../../src/local/embedded-store/storage/group-commit.ts';
import { Storage } from '../../../src/local/embedded-store/storage/storage.ts';

/**
 * A store that is wrong on purpose: single inserts are answered at once and written some milliseconds later.
 * The test of kill -9 must find that acknowledged writes are lost.
 */
const LATE_MS = 80;
const honest = GroupCommit.prototype.run;
let open: Storage | undefined;

const transact = Storage.prototype.transact;
Storage.prototype.transact = function watched<R>(this: Storage, work: () => R): R {
  open = this;
  return transact.call(this, work) as R;
};

GroupCommit.prototype.run = function early<R>(this: GroupCommit, work: () => R): Promise<R> {
  if (open === undefined) return honest.call(this, work) as Promise<R>;
  setTimeout(() => void honest.call(this, work).catch(() => {}), LATE_MS);
  return Promise.resolve([['n', { t: 16, v: 1 }]] as R);
};

await import('../../../src/local/embedded-store/main.ts');
