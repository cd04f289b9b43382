/** Where the faults `hold` and `reorder` keep callbacks back. In memory: a restart lets everything go. */
import type { Notice } from './books.ts';

export type Pen = {
  has(notice: Notice): boolean;
  hold(notice: Notice): void;
  /** All gathered under this fault, latest first, once there are `n`; until then nothing. */
  gather(faultId: string, n: number, notice: Notice): Notice[];
  /** Lets those go that match, oldest first. */
  free(matches: (notice: Notice) => boolean): Notice[];
};

export function createPen(): Pen {
  const kept = new Map<Notice, string>();
  const takeOut = (matches: (notice: Notice, faultId: string) => boolean) => {
    const out = [...kept].filter(([notice, faultId]) => matches(notice, faultId)).map(([notice]) => notice);
    for (const notice of out) kept.delete(notice);
    return out;
  };
  return {
    has: (notice) => kept.has(notice),
    hold: (notice) => {
      kept.set(notice, '');
    },
    gather(faultId, n, notice) {
      kept.set(notice, faultId);
      const gathered = [...kept.values()].filter((id) => id === faultId).length;
      return gathered < n ? [] : takeOut((_, id) => id === faultId).reverse();
    },
    free: (matches) => takeOut(matches),
  };
}
