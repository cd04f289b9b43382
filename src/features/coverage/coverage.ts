import type { Circle } from '../reach/index.ts';

/** Which of the district's leaves cannot be had from a micro-grid; its residents go without. */
export interface CoveredGrid {
  /** The code of the micro-grid. */
  _id: string;
  gridPath: readonly string[];
  residents: number;
  /** A bit for each leaf of the district's sweep, as hexadecimal digits: set where nothing can be had. */
  lacks: string;
}
/** How far the look at all micro-grids of a district has come. */
export interface Sweep {
  /** The code of the district. */
  _id: string;
  /** Every leaf that was ever looked at, by the place of its bit; it keeps it for good. */
  leaves: readonly string[];
  /** Micro-grids that were looked at, of how many. */
  done: number;
  total: number;
  /** When the look under way has begun, by business time; null: none is. */
  startedAt: Date | null;
  /** When the last one that came to its end had begun; null: none did yet. */
  computedAt: Date | null;
  /** Somebody has asked for one that begins from then on. */
  askedAt: Date | null;
  /** When the last one ended, by real time. */
  endedAt: Date | null;
}
/** Something that can be had in time: from where it is seen, and under which leaf. */
export interface Bookable {
  grid: string | null;
  category: string;
  reachMetres: number;
}
/** Of one leaf in a grid, how far the farthest reaches. */
interface Supplied {
  leaf: number;
  reachMetres: number;
}
export type Provision = ReadonlyMap<string, readonly Supplied[]>;

/** What there is in each micro-grid, by the places of the leaves. */
export function supplyOf(offers: readonly Bookable[], leaves: readonly string[]): Provision {
  const places = new Map(leaves.map((code, at) => [code, at]));
  const supply = new Map<string, Supplied[]>();
  for (const { grid, category, reachMetres } of offers) {
    const leaf = places.get(category);
    if (grid === null || leaf === undefined) continue;
    const all = supply.get(grid) ?? [];
    supply.set(grid, all);
    const same = all.find((each) => each.leaf === leaf);
    if (!same) all.push({ leaf, reachMetres });
    else same.reachMetres = Math.max(same.reachMetres, reachMetres);
  }
  return supply;
}

/** The leaves of which nothing can be had from the middle of a circle, each judged by its own reach. */
export function lackingAt({ codes, metres }: Circle, supply: Provision, leaves: number): string {
  const bits = new Uint8Array(Math.ceil(leaves / 8));
  for (let leaf = 0; leaf < leaves; leaf += 1) bits[leaf >> 3]! |= 1 << (leaf & 7);
  for (const [at, code] of codes.entries())
    for (const { leaf, reachMetres } of supply.get(code) ?? [])
      if ((metres[at] ?? 0) <= reachMetres) bits[leaf >> 3]! &= ~(1 << (leaf & 7));
  return Buffer.from(bits).toString('hex');
}

/** The places of the leaves that are lacking. */
export function placesIn(lacks: string): number[] {
  const places: number[] = [];
  for (const [at, byte] of Buffer.from(lacks, 'hex').entries())
    for (let bit = 0; bit < 8; bit += 1) if ((byte >> bit) & 1) places.push(at * 8 + bit);
  return places;
}

/** Residents and micro-grids that go without one leaf. */
export interface Lack {
  residents: number;
  microGrids: number;
}
/** How many go without each leaf; those of which nobody does are not named. */
export function lackByLeaf(
  grids: readonly CoveredGrid[],
  leavesOf: (grid: CoveredGrid) => readonly string[],
): ReadonlyMap<string, Lack> {
  const lacks = new Map<string, Lack>();
  for (const grid of grids) {
    const leaves = leavesOf(grid);
    for (const place of placesIn(grid.lacks)) {
      const leaf = leaves[place];
      if (leaf === undefined) continue;
      const lack = lacks.get(leaf) ?? { residents: 0, microGrids: 0 };
      lacks.set(leaf, lack);
      lack.residents += grid.residents;
      lack.microGrids += 1;
    }
  }
  return lacks;
}

/** One leaf that cannot be had from one micro-grid. */
export interface Gap {
  grid: string;
  gridPath: readonly string[];
  category: string;
  residents: number;
}
export const gapId = ({ grid, category }: Pick<Gap, 'grid' | 'category'>): string => `${grid} ${category}`;

/** Gaps, those of the most residents first and then by their id, behind a position; at most so many. */
export function gapsBehind(
  grids: readonly CoveredGrid[],
  leavesOf: (grid: CoveredGrid) => readonly string[],
  isAsked: (category: string, grid: CoveredGrid) => boolean,
  position: { key: number; id: string } | null,
  most: number,
): Gap[] {
  const found: Gap[] = [];
  const sorted = [...grids].sort((a, b) => b.residents - a.residents || (a._id < b._id ? -1 : 1));
  for (const grid of sorted) {
    const { residents, gridPath } = grid;
    if (position && residents > position.key) continue;
    const leaves = leavesOf(grid);
    const lacking = placesIn(grid.lacks)
      .flatMap((place) => leaves[place] ?? [])
      .filter((category) => isAsked(category, grid))
      .sort();
    for (const category of lacking) {
      const gap = { grid: grid._id, gridPath, category, residents };
      if (!position || residents < position.key || gapId(gap) > position.id) found.push(gap);
      if (found.length === most) return found;
    }
  }
  return found;
}
