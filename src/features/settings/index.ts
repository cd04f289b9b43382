import type mongoose from 'mongoose';
import type { AuditPort } from '../../kernel/audit.ts';
import { type Clock, minute } from '../../kernel/clock.ts';
import type { Log } from '../../kernel/log.ts';
import type { Grids } from '../grids/index.ts';
import type { Holidays } from './holiday.ts';
import { settingAccess } from './setting.access.ts';
import type { IntegerKeyName, Settings } from './setting.keys.ts';
import { settingRoutes } from './setting.routes.ts';
import { SettingService } from './setting.service.ts';
import { SettingState } from './setting.state.ts';
import { makeSettingStore } from './setting.store.ts';

export { HolidayFileError, type PublicDay, readHolidayFile } from './holiday.ts';
export {
  allKeys,
  type CancelRule,
  type HorizonKey,
  type IntegerKeyName,
  isSettingKey,
  type LeadKey,
  type Settings,
} from './setting.keys.ts';
export { textOfValue, valueOfText } from './setting.rules.ts';

export interface SettingsDeps {
  connection: mongoose.Connection;
  clock: Clock;
  log: Log;
  grids: Pick<Grids, 'find' | 'seek' | 'children' | 'pathOf'>;
  audit: AuditPort | null;
}
/** A grid by its code, or by the codes from the district down to it. */
type GridOrPath = string | readonly string[];

type PathOf = Grids['pathOf'];

/** What other features read. Both are a few look-ups in memory. */
export interface SettingReader {
  of(grid: GridOrPath): Settings;
  holidaysOf(grid: GridOrPath): Holidays;
}
/** Longest time until a server knows what another one has changed: this, and one query. */
const lookEveryMs = 400;
const recordEveryMs = minute;

export type SettingsFeature = ReturnType<typeof makeSettings>['api'];

export function readerOf(state: SettingState, pathOf: PathOf): SettingReader {
  const effective = (grid: GridOrPath) => state.of(typeof grid === 'string' ? pathOf(grid) : grid);
  return {
    of: (grid) => effective(grid).settings,
    holidaysOf: (grid) => effective(grid).holidays,
  };
}

/** Looks again and again; a look that fails is made good by the next. */
function follower(settings: SettingService, log: Log) {
  let timer: NodeJS.Timeout | undefined;
  const look = () =>
    settings.read().catch((error: unknown) => {
      log.warn({ error: String(error) }, 'the settings could not be read');
    });
  const next = () => {
    timer = setTimeout(() => void look().then(() => timer && next()), lookEveryMs);
    timer.unref();
  };
  return {
    /** Reads everything, and from then on what others change. */
    async follow(): Promise<void> {
      await settings.read();
      next();
    },
    unfollow(): void {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** For who stands in no grid yet: the most that one of the districts allows. */
async function mostOfDistricts(
  grids: Pick<Grids, 'children'>,
  reader: SettingReader,
  key: IntegerKeyName,
): Promise<number> {
  const codes = (await grids.children(null)).map(({ code }) => code);
  return Math.max(...(codes.length > 0 ? codes : ['']).map((code) => reader.of(code)[key]));
}

/** What a grid has otherwise than others, and the days that are holidays for everybody. */
export function makeSettings(deps: SettingsDeps) {
  const store = makeSettingStore(deps.connection);
  const state = new SettingState();
  const settings = new SettingService({ ...deps, store, state });
  const { pathOf } = deps.grids;
  const reader = readerOf(state, pathOf);
  const api = {
    ...reader,
    ...follower(settings, deps.log),
    read: () => settings.read(),
    change: settings.change.bind(settings),
    remove: settings.remove.bind(settings),
    importHolidays: settings.importHolidays.bind(settings),
    recordRest: () => settings.recordRest(),
    versionOf: (grid: string) => state.ownOf(grid).version,
    mostOfDistricts: (key: IntegerKeyName) => mostOfDistricts(deps.grids, reader, key),
    /** Which grid has said it; null: nobody, the default holds. */
    sourceOf: (grid: string, key: string) => state.of(pathOf(grid)).sources.get(key) ?? null,
    /** Called on every server with a grid whose settings, and those below, are other ones now. */
    onChanged: (listener: (grid: string, key: string) => Promise<void>) => settings.onChanged(listener),
  };
  const parts = {
    routes: settingRoutes({ settings, state, grids: deps.grids }),
    access: settingAccess,
    models: [store.model],
    jobs: [{ name: 'settings.record', everyMs: recordEveryMs, run: () => settings.recordRest() }],
  };
  return { api, parts };
}
