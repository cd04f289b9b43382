import type { components } from '../../contract/types.gen.ts';
import { settingSentences } from '../../copy/zh-CN.ts';
import { maskNumbers } from '../audit/index.ts';
import type { Grid } from '../grids/index.ts';
import { allKeys, type SettingKey, type SettingValue, settingDefaults, settingKeys } from './setting.keys.ts';
import type { SettingState } from './setting.state.ts';
import type { SettingChange } from './setting.store.ts';

type Schemas = components['schemas'];
type Value = Schemas['SettingValue'];

const plainValue = (value: SettingValue): Value =>
  typeof value === 'object'
    ? value.map(({ hoursBefore, percentBack }) => ({ hoursBefore, percentBack }))
    : value;

function boundsOf(key: SettingKey): Schemas['SettingBounds'] {
  const rule = settingKeys[key];
  if (rule.type === 'integer') return { min: rule.min, max: rule.max, unit: rule.unit };
  return rule.type === 'choice' ? { values: [...rule.values] } : {};
}

function presentSetting(state: SettingState, { path }: Grid, key: SettingKey): Schemas['Setting'] {
  const { settings, sources } = state.of(path);
  const { name, sentence } = settingSentences[key];
  return {
    key,
    name,
    sentence,
    type: settingKeys[key].type,
    value: plainValue(settings[key]),
    default: plainValue(settingDefaults[key]),
    from: sources.get(key) ?? null,
    bounds: boundsOf(key),
  };
}

/** What holds in a grid, each with where it was said. */
export function presentSettings(state: SettingState, grid: Grid): Schemas['GridSettings'] {
  return {
    grid: grid.code,
    version: state.ownOf(grid.code).version,
    items: allKeys.map((key) => presentSetting(state, grid, key)),
  };
}

const changedValue = (value: unknown): Value | null =>
  typeof value === 'number' || typeof value === 'string' || Array.isArray(value)
    ? plainValue(value as SettingValue)
    : null;

// a sign of another width may become several
const longestReason = 300;

/** A table of holidays is named by its key and not repeated. */
export function presentChange(change: SettingChange): Schemas['SettingChange'] {
  const { n, key, value, before, reason, byId, as, at } = change;
  return {
    version: n,
    key,
    value: changedValue(value),
    before: changedValue(before),
    removed: value === null,
    reason: maskNumbers(reason).slice(0, longestReason),
    byId,
    as,
    at: at.toISOString(),
  };
}
