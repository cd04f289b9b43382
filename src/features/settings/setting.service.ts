import type { AuditPort } from '../../kernel/audit.ts';
import { after, before, type Clock, second } from '../../kernel/clock.ts';
import { conflict, staleVersion } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import { type Page, type PageRequest, pageOf, readCursor } from '../../kernel/page.ts';
import type { Grid, Grids } from '../grids/index.ts';
import type { HolidayTable } from './holiday.ts';
import { settingMissing, settingNotOwn } from './setting.errors.ts';
import { isSettingKey, type SettingValue } from './setting.keys.ts';
import { readValue } from './setting.rules.ts';
import type { SettingState } from './setting.state.ts';
import type { SettingChange, SettingStore } from './setting.store.ts';

export interface SettingServiceDeps {
  store: SettingStore;
  state: SettingState;
  clock: Clock;
  log: Log;
  grids: Pick<Grids, 'find' | 'seek'>;
  /** null: a command, whose changes a server brings onto the trail. */
  audit: AuditPort | null;
}
/** Who changes something, as what and why. */
export interface ChangeMaker {
  byId: string | null;
  as: string;
  /** Where that role is held. */
  asGrid?: string | undefined;
  reason: string;
  requestId?: string;
}
/** Called with a grid where a setting, or a table of holidays, is another one now: on every server that follows. */
type Changed = (grid: string, key: string) => Promise<void>;

const atOnce = 500;
const mostTries = 50;
const behindAll = 999_999_999;
/** A change that is not on the trail by then was left behind by a server that died. */
const recordedWithin = 10 * second;

/** Changes are rows of one log. This server knows all rows up to a number; the rest is read behind it. */
export class SettingService {
  readonly #deps: SettingServiceDeps;
  readonly #listeners: Changed[] = [];
  #reading: Promise<void> = Promise.resolve();
  /** What was changed before this server began is no news to anybody. */
  #hasBegun = false;

  constructor(deps: SettingServiceDeps) {
    this.#deps = deps;
  }

  onChanged(listener: Changed): void {
    this.#listeners.push(listener);
  }

  /** Takes in what others have changed; afterwards everything holds here that was written before the call. */
  read(): Promise<void> {
    this.#reading = this.#reading.catch(() => undefined).then(() => this.#catchUp());
    return this.#reading;
  }

  async #catchUp(): Promise<void> {
    const { store, state } = this.#deps;
    for (;;) {
      const changes = await store.since(state.last, atOnce);
      for (const change of changes) await this.#apply(change);
      if (changes.length < atOnce) break;
    }
    this.#hasBegun = true;
  }

  async #apply(change: SettingChange): Promise<void> {
    const { state, log } = this.#deps;
    if (!state.apply(change) || !this.#hasBegun) return;
    for (const listener of this.#listeners) {
      await listener(change.grid, change.key).catch((error: unknown) => {
        log.warn(
          { grid: change.grid, error: String(error) },
          'somebody could not follow a change of settings',
        );
      });
    }
  }

  /**
   * Says it otherwise for a grid and what lies below. Throws `grid_missing`, `setting_missing`, `setting_refused`,
   * `stale_version` where the grid's settings have changed since `version`.
   */
  async change(grid: string, key: string, value: unknown, version: number, by: ChangeMaker): Promise<Grid> {
    const found = await this.#deps.grids.find(grid);
    if (!isSettingKey(key)) throw settingMissing();
    return this.#write(found, key, readValue(key, value), version, by);
  }

  /** The value from above holds again. Throws also `setting_not_own`. */
  async remove(grid: string, key: string, version: number, by: ChangeMaker): Promise<Grid> {
    const found = await this.#deps.grids.find(grid);
    if (!isSettingKey(key)) throw settingMissing();
    return this.#write(found, key, null, version, by);
  }

  /** The table of a year holds in the grid and below, in place of the national days. Throws `grid_missing`. */
  async importHolidays(grid: string, table: HolidayTable, by: ChangeMaker): Promise<void> {
    const found = await this.#deps.grids.find(grid);
    await this.read();
    const { version } = this.#deps.state.ownOf(grid);
    await this.#write(found, `holidays.${table.year}`, table, version, by);
  }

  async #write(
    grid: Grid,
    key: string,
    value: SettingValue | HolidayTable | null,
    version: number,
    by: ChangeMaker,
  ): Promise<Grid> {
    const { store, state, clock } = this.#deps;
    for (let tries = 0; tries < mostTries; tries += 1) {
      await this.read();
      const own = state.ownOf(grid.code);
      if (own.version !== version) throw staleVersion();
      const standing = own.values.get(key) ?? null;
      if (value === null && standing === null) throw settingNotOwn();
      const { byId, as, asGrid = null, reason, requestId = null } = by;
      const said = { key, value, before: standing, reason: reason.trim(), byId, as, asGrid, requestId };
      const change = { n: state.last + 1, grid: grid.code, ...said, at: clock.real() };
      if (!(await store.insert(change))) continue;
      await this.read();
      await this.#record(change, grid.path);
      return grid;
    }
    throw conflict();
  }

  async #record(change: SettingChange, gridPath: readonly string[]): Promise<void> {
    const { audit, store, clock } = this.#deps;
    if (!audit) return;
    const { n, grid, key, value, before: old, reason, byId, as, asGrid, requestId } = change;
    await audit.record({
      key: `settings:${n}`,
      // when it was said, also where another server brings it onto the trail
      at: after(change.at, clock.offsetMs()),
      actorId: byId,
      as,
      asGrid,
      action: value === null ? 'settings.remove' : 'settings.change',
      target: { kind: 'setting', id: `${grid}/${key}` },
      reason,
      gridPath,
      ...(requestId === null ? {} : { requestId }),
      before: old,
      after: value,
    });
    await store.markRecorded(n);
  }

  /** Brings onto the trail what a server that died has left behind; answers how many. */
  async recordRest(): Promise<number> {
    const { store, clock, grids } = this.#deps;
    const rest = await store.unrecorded(before(clock.real(), recordedWithin), atOnce);
    for (const change of rest) {
      const path = (await grids.seek(change.grid))?.path;
      await this.#record(change, path ?? [change.grid]);
    }
    return rest.length;
  }

  /** A grid's own changes, the last first. */
  async changes(grid: string, request: PageRequest): Promise<Page<SettingChange>> {
    const cursor = readCursor(request.cursor, 'number');
    const rows = await this.#deps.store.ofGrid(grid, cursor?.key ?? behindAll, request.limit + 1);
    return pageOf(rows, request.limit, ({ n }) => ({ key: n, id: String(n) }));
  }
}
