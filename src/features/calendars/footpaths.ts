import { chinaDay } from '../../kernel/clock.ts';
import { greatCircleMetres } from '../../kernel/geodesy.ts';
import { minutesBetween, type Walks } from './calendar.rules.ts';
import type { BusyEntry } from './calendar.ts';

/** What calendars need to know of the ground; wiring's grids and reach give it. */
export interface Ground {
  /** Walked metres between two micro-grids, null beyond reach. */
  walkMetres(from: string, to: string): Promise<number | null>;
  /** [lon, lat] in degrees, null for a place that is not known any more. */
  centreOf(place: string): Promise<readonly [number, number] | null>;
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

  /** The minutes on foot into each entry from the one before it on the same day of Asia/Shanghai, by its id. */
  async into(entries: readonly BusyEntry[]): Promise<ReadonlyMap<string, number>> {
    const minutes = new Map<string, number>();
    for (const [index, { id, place, startAt }] of entries.entries()) {
      const first = entries[index - 1];
      if (!first?.place || !place || chinaDay(first.startAt) !== chinaDay(startAt)) continue;
      minutes.set(id, first.place === place ? 0 : await this.#minutes(first.place, place));
    }
    return minutes;
  }

  async #minutes(from: string, to: string): Promise<number> {
    const metres = await this.#ground.walkMetres(from, to);
    if (metres !== null) return minutesBetween(metres, 0);
    const [a, b] = [await this.#ground.centreOf(from), await this.#ground.centreOf(to)];
    return minutesBetween(null, a && b ? greatCircleMetres(...a, ...b) : Number.POSITIVE_INFINITY);
  }
}
