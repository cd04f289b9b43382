import type { Grid, LonLat } from './grid.ts';

/** Where a micro-grid stands. */
export type GridCentre = Pick<Grid, 'code' | 'centre'>;
interface CentreSource {
  ground(): Promise<{ version: string } | null>;
  centres(version: string): Promise<GridCentre[]>;
}
export interface NearGrid {
  code: string;
  /** As the crow flies. */
  metres: number;
}

const metresPerDegree = 111_320;
const radians = Math.PI / 180;

/** Metres between two points of one town, to a thousandth. */
function metresBetween([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const across = (lonA - lonB) * Math.cos(((latA + latB) / 2) * radians);
  return Math.hypot(across, latA - latB) * metresPerDegree;
}

/** The micro-grids of the import in force by where they stand, in memory from the first question on. */
export class NearGrids {
  readonly #source: CentreSource;
  #known: { version: string; centres: Promise<GridCentre[]> } | null = null;

  constructor(source: CentreSource) {
    this.#source = source;
  }

  /** The nearest first. */
  async near(point: LonLat, withinMetres: number, most: number): Promise<NearGrid[]> {
    const centres = await this.#centres();
    return centres
      .map(({ code, centre }) => ({ code, metres: Math.round(metresBetween(point, centre)) }))
      .filter(({ metres }) => metres <= withinMetres)
      .sort((a, b) => a.metres - b.metres || (a.code < b.code ? -1 : 1))
      .slice(0, most);
  }

  async #centres(): Promise<GridCentre[]> {
    const version = (await this.#source.ground())?.version;
    if (version === undefined) return [];
    if (this.#known?.version !== version) this.#known = { version, centres: this.#source.centres(version) };
    const asked = this.#known;
    try {
      const centres = await asked.centres;
      // a version that went out of force while it was read is asked for again
      if (centres.length === 0 && this.#known === asked) this.#known = null;
      return centres;
    } catch (error) {
      if (this.#known === asked) this.#known = null;
      throw error;
    }
  }
}
