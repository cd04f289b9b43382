import { daysOfTable, type Holidays, type HolidayTable, holidaysWith, type YearOfDays } from './holiday.ts';
import { isSettingKey, type Settings, type SettingValue, settingDefaults } from './setting.keys.ts';
import type { SettingChange } from './setting.store.ts';

/** What one grid says itself. */
interface Own {
  /** The number of its last change: what the next one is made on. */
  version: number;
  values: ReadonlyMap<string, unknown>;
}
/** What holds in a grid. */
interface Effective {
  settings: Settings;
  holidays: Holidays;
  /** Which grid has said it, by key; absent: nobody. */
  sources: ReadonlyMap<string, string>;
}

const holidayKey = /^holidays\.(\d{4})$/;
const nothing: Own = { version: 0, values: new Map() };

/**
 * Everything that grids have said otherwise, in memory: a read is one look-up. A grid inherits from those on
 * its path, as roles do. The nearest one that has said something holds.
 */
export class SettingState {
  #last = 0;
  readonly #own = new Map<string, Own>();
  readonly #byChain = new Map<string, Effective>();

  /** The number of the last change that is known. */
  get last(): number {
    return this.#last;
  }

  ownOf(grid: string): Own {
    return this.#own.get(grid) ?? nothing;
  }

  /** Takes the next change; one that is known already changes nothing. */
  apply({ n, grid, key, value }: SettingChange): boolean {
    if (n <= this.#last) return false;
    if (n !== this.#last + 1) throw new Error(`a change of settings is missing before number ${n}`);
    const values = new Map(this.ownOf(grid).values);
    if (value === null) values.delete(key);
    else values.set(key, value);
    this.#own.set(grid, { version: n, values });
    this.#last = n;
    this.#byChain.clear();
    return true;
  }

  /** What holds at the end of a path of codes, from the district down. */
  of(gridPath: readonly string[]): Effective {
    const chain = gridPath.filter((code) => this.#own.has(code));
    const key = chain.join(' ');
    const known = this.#byChain.get(key);
    if (known) return known;
    const effective = this.#inherited(chain);
    this.#byChain.set(key, effective);
    return effective;
  }

  #inherited(chain: readonly string[]): Effective {
    const settings: Record<string, SettingValue> = {};
    const years = new Map<number, YearOfDays>();
    const sources = new Map<string, string>();
    for (const code of chain) {
      for (const [key, value] of this.ownOf(code).values) {
        const [, year] = holidayKey.exec(key) ?? [];
        if (year !== undefined) years.set(Number(year), daysOfTable(value as HolidayTable));
        else if (isSettingKey(key)) settings[key] = value as SettingValue;
        sources.set(key, code);
      }
    }
    return {
      settings: Object.freeze({ ...settingDefaults, ...settings }) as Settings,
      holidays: holidaysWith(years),
      sources,
    };
  }
}
