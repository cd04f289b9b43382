import { type Walks, walkMinutes } from './calendar.rules.ts';

/** What calendars need to know of the ground; wiring's grids and reach give it. */
export interface Ground {
  /** Walked metres between two micro-grids, null beyond reach. */
  walkMetres(from: string, to: string): Promise<number | null>;
  /** [lon, lat] in degrees, null for a place that is not known any more. */
  centreOf(place: string): Promise<readonly [number, number] | null>;
}

const earthMetres = 6_371_008.8;
const radians = Math.PI / 180;

/** Great-circle metres. */
function straightMetres(a: readonly [number, number], b: readonly [number, number]): number {
  const half = (degrees: number) => Math.sin((degrees * radians) / 2) ** 2;
  const h = half(b[1] - a[1]) + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * half(b[0] - a[0]);
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Minutes on foot around one place, looked up once and then plain arithmetic. */
export class Footpaths {
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  async around(place: string, others: readonly string[]): Promise<Walks> {
    const minutes = new Map<string, number>();
    for (const other of new Set(others)) {
      if (other === place) continue;
      minutes.set(`${place} ${other}`, await this.#minutes(place, other));
      minutes.set(`${other} ${place}`, await this.#minutes(other, place));
    }
    return (from, to) => minutes.get(`${from} ${to}`) ?? 0;
  }

  async #minutes(from: string, to: string): Promise<number> {
    const metres = await this.#ground.walkMetres(from, to);
    if (metres !== null) return walkMinutes(metres, 0);
    const [a, b] = [await this.#ground.centreOf(from), await this.#ground.centreOf(to)];
    return walkMinutes(null, a && b ? straightMetres(a, b) : Number.POSITIVE_INFINITY);
  }
}
