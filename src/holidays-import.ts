// npm run holidays:import: takes in the holidays of a year, and the days worked in their place.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readHolidayFile } from './features/settings/index.ts';
import { onSettings, print, Refusal } from './settings-store.ts';

const USAGE = `npm run holidays:import -- --file FILE.json [--grid CODE]
  keeps the holidays of one or several years for a district, in place of the national days that come with the server.
  --grid  where they hold, with everything below; the only district where there is one
  The file: {"year": 2027, "days": [{"date": "2027-02-08", "name": "春节", "kind": "holiday"},
    {"date": "2027-02-14", "name": "春节", "kind": "makeup", "replaces": "2027-02-08"}]}, or a list of such tables.`;

function readArguments() {
  const value = { type: 'string' } as const;
  try {
    return parseArgs({ options: { file: value, grid: value, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('\n')[0]} (npm run holidays:import -- --help)`);
  }
}

await print(async () => {
  const given = readArguments();
  if (given.help || Object.keys(given).length === 0) return USAGE;
  const { file } = given;
  if (file === undefined) throw new Refusal('--file FILE.json is missing: it names the table of holidays.');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`${file} cannot be read.`);
  });
  const tables = readHolidayFile(text);
  return onSettings(async ({ settings, chooseGrid }) => {
    const grid = await chooseGrid(given.grid);
    const by = { byId: null, as: 'command', reason: 'holidays:import' };
    for (const table of tables) await settings.importHolidays(grid, table, by);
    return tables.map(({ year, days }) => `${year}: ${days.length} days hold in ${grid}.`).join('\n');
  });
});
