/** The area tree's levels from the top; `special` (an office tower, a campus) hangs beside the generals. */
const gridLevels = ['district', 'street', 'community', 'general', 'special', 'micro'] as const;
export type GridLevel = (typeof gridLevels)[number];

/** Degrees, WGS-84. */
export type LonLat = readonly [lon: number, lat: number];

export interface GridLeader {
  readonly name: string;
  readonly phone: string;
}

/** A node of the area tree as it is kept. */
export interface Grid {
  readonly code: string;
  readonly level: GridLevel;
  readonly name: string;
  /** Code of the grid above; null for a district. */
  readonly parent: string | null;
  /** Codes from the district down to this grid itself. */
  readonly path: readonly string[];
  /** Of a micro-grid as given, above it the middle of its micro-grids. */
  readonly centre: LonLat;
  readonly households: number;
  readonly population: number;
  readonly leader?: GridLeader;
}

/** A grid as a file gives it: what the tree can tell (path, sums, middles) may be missing above micro-grids. */
export interface GridInput {
  readonly code: string;
  readonly level: GridLevel;
  readonly name: string;
  readonly parent: string | null;
  readonly centre?: LonLat;
  readonly households?: number;
  readonly population?: number;
  readonly leader?: GridLeader;
}

/** Which import is in force. Every server reads it every second: it stays this small. */
export interface Ground {
  readonly version: string;
  readonly importedAt: Date;
}

/** What an import printed. */
export type GroundReport = Readonly<Record<string, unknown>>;

export const isGridLevel = (value: unknown): value is GridLevel =>
  gridLevels.some((level) => level === value);

const DEPTHS: Readonly<Record<GridLevel, number>> = {
  district: 0,
  street: 1,
  community: 2,
  general: 3,
  special: 3,
  micro: 4,
};

/** Whether a grid of one level may hang under one of the other. */
export const mayHangUnder = (level: GridLevel, above: GridLevel): boolean => DEPTHS[level] > DEPTHS[above];
