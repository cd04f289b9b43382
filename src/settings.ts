// npm run settings: shows and changes what a grid has otherwise than others.
import { parseArgs } from 'node:util';
import { settingSentences } from './copy/zh-CN.ts';
import { allKeys, isSettingKey, textOfValue, valueOfText } from './features/settings/index.ts';
import { onSettings, print, Refusal, type SettingsConsole } from './settings-store.ts';

const USAGE = `npm run settings -- --list [--grid CODE]
npm run settings -- --grid CODE --key KEY --value VALUE --reason "…"
npm run settings -- --grid CODE --key KEY --remove --reason "…"
  shows what holds in a grid, or says it otherwise for the grid and everything below. Holds at once on every server.
  --grid    the code of a grid of any level; the only district where there is one
  --value   a number, a word, or rules of a cancellation as HOURS:PERCENT,… (24:100,2:50,0:0)
  --remove  takes back what the grid has said; what holds above it holds again`;

function readArguments() {
  const value = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    const options = { grid: value, key: value, value, reason: value, list: flag, remove: flag };
    return parseArgs({ options: { ...options, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message.split('\n')[0]} (npm run settings -- --help)`);
  }
}
type Arguments = ReturnType<typeof readArguments>;

async function list({ settings, chooseGrid }: SettingsConsole, { grid }: Arguments): Promise<string> {
  const code = await chooseGrid(grid);
  const values = settings.of(code);
  return allKeys
    .map((key) => {
      const from = settings.sourceOf(code, key) ?? 'default';
      return [
        key.padEnd(28),
        textOfValue(values[key]).padEnd(24),
        from.padEnd(16),
        settingSentences[key].name,
      ].join(' ');
    })
    .join('\n');
}

async function change({ settings, chooseGrid }: SettingsConsole, given: Arguments): Promise<string> {
  const { key = '', value, reason = '', remove = false } = given;
  if (!isSettingKey(key)) throw new Refusal(`--key must be one of ${allKeys.join(', ')}.`);
  if (reason.trim().length < 2 || reason.length > 300)
    throw new Refusal('--reason must be 2 to 300 signs long.');
  if ((value === undefined) !== remove) throw new Refusal('Either --value or --remove is needed.');
  const code = await chooseGrid(given.grid);
  const version = settings.versionOf(code);
  const by = { byId: null, as: 'command', reason };
  if (value === undefined) await settings.remove(code, key, version, by);
  else await settings.change(code, key, valueOfText(key, value), version, by);
  return `${key} is ${textOfValue(settings.of(code)[key])} in ${code} (${settings.sourceOf(code, key) ?? 'default'}).`;
}

await print(async () => {
  const given = readArguments();
  if (given.help || Object.keys(given).length === 0) return USAGE;
  return onSettings((of) => (given.list ? list(of, given) : change(of, given)));
});
