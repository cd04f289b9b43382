// What it costs to read the settings of a grid, of which thousands are known and some say something themselves.
import { readerOf } from '../src/features/settings/index.ts';
import { SettingState } from '../src/features/settings/setting.state.ts';

const rounds = 2_000_000;
const mostNs = 500;
const grids = Array.from({ length: 2000 }, (_, at) => `5101150010${String(at).padStart(6, '0')}`);

function nsOf(read: (grid: string) => unknown): number {
  for (const grid of grids) read(grid);
  const before = process.cpuUsage();
  let seen = 0;
  for (let at = 0; at < rounds; at += 1) if (read(grids[at % grids.length] ?? '') !== undefined) seen += 1;
  const { user, system } = process.cpuUsage(before);
  if (seen !== rounds) throw new Error('something was not read');
  return ((user + system) * 1000) / rounds;
}

export async function run(): Promise<boolean> {
  const state = new SettingState();
  for (let n = 1; n <= 400; n += 1) {
    const grid = grids[n] ?? '';
    const change = {
      before: null,
      reason: '',
      byId: null,
      as: 'command',
      asGrid: null,
      requestId: null,
      at: new Date(),
    };
    state.apply({ n, grid, key: 'booking.horizonDays', value: 1 + (n % 60), ...change });
  }
  const paths = new Map(
    grids.map((grid) => [grid, [6, 8, 10, 13].map((end) => grid.slice(0, end)).concat(grid)]),
  );
  const settings = readerOf(state, (grid) => paths.get(grid) ?? []);
  const setting = nsOf((grid) => settings.of(grid)['booking.horizonDays']);
  const day = nsOf((grid) => settings.holidaysOf(grid).dayOf('2026-10-10').kind);
  console.log(`a setting of a grid   ${setting.toFixed(0)} ns`);
  console.log(`what a date is        ${day.toFixed(0)} ns`);
  return setting <= mostNs && day <= mostNs;
}
