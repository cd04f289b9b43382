import type { Circle } from '../reach/index.ts';

/** What is visible from the middle of a circle: the nearest first, in one micro-grid by id. */
export interface Visible {
  /** Of each card. */
  slots: Int32Array;
  /** Walked to each. */
  metres: Uint16Array;
  /** Where in both each micro-grid of the circle begins; one more than there are. */
  offsets: Uint32Array;
}
/** A card as far as it decides where it is visible. */
export interface Standing {
  reachMetres: number;
  slot: number;
}
interface RememberedList extends Visible {
  /** How many changes it knows. */
  changes: number;
  grids: ReadonlySet<string>;
}

const mostKept = 6000;
/** What has seen less than the last so many changes is worked out anew. */
const changesKept = 1000;

/** The lists of the places that were looked at last; each is worked out anew only once something in its circle has changed. */
export class VisibleLists {
  readonly #standingAt: (grid: string) => readonly Standing[];
  #kept = new Map<Circle, RememberedList>();
  /** The micro-grids that changed last, in order. */
  #changed: string[] = [];
  #forgotten = 0;

  constructor(standingAt: (grid: string) => readonly Standing[]) {
    this.#standingAt = standingAt;
  }

  /** Something came to a micro-grid. What goes needs no word: its slot is empty. */
  changed(grid: string): void {
    this.#changed.push(grid);
    if (this.#changed.length <= 2 * changesKept) return;
    this.#changed = this.#changed.slice(changesKept);
    this.#forgotten += changesKept;
  }
  /** Nothing is as it was. */
  forget(): void {
    this.#kept = new Map();
  }

  of(circle: Circle): Visible {
    const known = this.#kept.get(circle);
    const list = known && this.#isCurrent(known) ? known : this.#workOut(circle, known?.grids);
    list.changes = this.#forgotten + this.#changed.length;
    this.#kept.delete(circle);
    this.#kept.set(circle, list);
    const [oldest] = this.#kept.keys();
    if (oldest && this.#kept.size > mostKept) this.#kept.delete(oldest);
    return list;
  }

  #isCurrent({ changes, grids }: RememberedList): boolean {
    if (changes < this.#forgotten) return false;
    for (let at = changes - this.#forgotten; at < this.#changed.length; at += 1)
      if (grids.has(this.#changed[at] ?? '')) return false;
    return true;
  }

  #workOut({ codes, metres }: Circle, grids: ReadonlySet<string> = new Set(codes)): RememberedList {
    const slots: number[] = [];
    const walks: number[] = [];
    const offsets = new Uint32Array(codes.length + 1);
    codes.forEach((code, at) => {
      const walk = metres[at] ?? 0;
      for (const { reachMetres, slot } of this.#standingAt(code)) {
        if (walk > reachMetres) continue;
        slots.push(slot);
        walks.push(walk);
      }
      offsets[at + 1] = slots.length;
    });
    return { slots: Int32Array.from(slots), metres: Uint16Array.from(walks), offsets, changes: 0, grids };
  }
}
