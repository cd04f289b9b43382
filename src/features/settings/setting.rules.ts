import { settingBounds, settingSentences, settingUnits } from '../../copy/zh-CN.ts';
import { settingRefused } from './setting.errors.ts';
import {
  type CancelRule,
  type SettingKey,
  type SettingRule,
  type SettingValue,
  settingKeys,
} from './setting.keys.ts';

const mostRules = 6;
const longestHours = 720;

const isWhole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;

function isCancelRule(value: unknown): value is CancelRule {
  if (typeof value !== 'object' || value === null) return false;
  const { hoursBefore, percentBack } = value as Partial<CancelRule>;
  const isPlain = Object.keys(value).length === 2;
  return isPlain && isWhole(hoursBefore, 0, longestHours) && isWhole(percentBack, 0, 100);
}

/** Whoever cancels later gets no more back, and the last rule holds up to the start. */
function areCancelRules(value: unknown): value is readonly CancelRule[] {
  if (!Array.isArray(value) || value.length < 1 || value.length > mostRules) return false;
  if (!value.every(isCancelRule) || value.at(-1)?.hoursBefore !== 0) return false;
  return value.every((rule, at) => {
    const earlier = value[at - 1];
    return !earlier || (earlier.hoursBefore > rule.hoursBefore && earlier.percentBack >= rule.percentBack);
  });
}

function isAllowed(rule: SettingRule, value: unknown): value is SettingValue {
  if (rule.type === 'integer') return isWhole(value, rule.min, rule.max);
  if (rule.type === 'choice') return (rule.values as readonly unknown[]).includes(value);
  return areCancelRules(value);
}

/** What a value may be, in words. */
function boundsOf(rule: SettingRule): string {
  if (rule.type === 'cancel') return settingBounds.cancel;
  if (rule.type === 'choice') return settingBounds.choice.replace('{values}', rule.values.join(' / '));
  return settingBounds.integer
    .replace('{min}', String(rule.min))
    .replace('{max}', String(rule.max))
    .replace('{unit}', settingUnits[rule.unit]);
}

/** The value as it is kept. Throws `setting_refused`, which says what it may be. */
export function readValue(key: SettingKey, value: unknown): SettingValue {
  const rule = settingKeys[key];
  if (isAllowed(rule, value)) return value;
  throw settingRefused({ name: settingSentences[key].name, bounds: boundsOf(rule) });
}

/** A value as somebody writes it on a command line: `21`, `closed`, `24:100,2:50,0:0`. */
export function valueOfText(key: SettingKey, text: string): unknown {
  const { type } = settingKeys[key];
  if (type === 'choice') return text;
  if (type === 'integer') return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
  return text.split(',').map((each) => {
    const [hoursBefore, percentBack] = each
      .split(':')
      .map((part) => (part.trim() === '' ? NaN : Number(part)));
    return { hoursBefore, percentBack };
  });
}

export function textOfValue(value: SettingValue): string {
  if (typeof value !== 'object') return String(value);
  return value.map(({ hoursBefore, percentBack }) => `${hoursBefore}:${percentBack}`).join(',');
}
