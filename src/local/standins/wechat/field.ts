/** Strict reading of a request's JSON: types, lengths, patterns, and nothing that the documentation does not name. */
import { paramError } from './failure.ts';

type TextRule = { min?: number; max: number; pattern?: RegExp };
type NumberRule = { min: number; max?: number };

export type Reading = {
  text(name: string, rule: TextRule): string;
  optionalText(name: string, rule: TextRule): string | undefined;
  integer(name: string, rule: NumberRule): number;
  optionalFlag(name: string): boolean | undefined;
  object(name: string, known: string[]): Reading;
  optionalObject(name: string, known: string[]): Reading | undefined;
  has(name: string): boolean;
};

const int32Max = 2_147_483_647;

/** Bytes → JSON object; anything else is PARAM_ERROR. */
export function parseBody(bytes: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isObject(value)) return value;
  } catch {
    // Not JSON and not an object are one refusal.
  }
  throw paramError('', 'the body is not a JSON object in UTF-8');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function reading(value: Record<string, unknown>, known: string[], at = ''): Reading {
  const stray = Object.keys(value).find((name) => !known.includes(name));
  if (stray !== undefined) throw paramError(`${at}/${stray}`, 'is not a field of this call');
  const has = (name: string) => Object.hasOwn(value, name) && value[name] !== null;
  const need = (name: string) => {
    if (!has(name)) throw paramError(`${at}/${name}`, 'is missing');
  };
  const self: Reading = {
    has,
    text(name, rule) {
      need(name);
      return checkText(value[name], `${at}/${name}`, rule);
    },
    optionalText: (name, rule) => (has(name) ? self.text(name, rule) : undefined),
    integer(name, rule) {
      need(name);
      return checkInteger(value[name], `${at}/${name}`, rule);
    },
    optionalFlag(name) {
      if (!has(name)) return undefined;
      const flag = value[name];
      if (typeof flag !== 'boolean') throw paramError(`${at}/${name}`, 'is not a boolean', 'body', flag);
      return flag;
    },
    object(name, inner) {
      need(name);
      const nested = value[name];
      if (!isObject(nested)) throw paramError(`${at}/${name}`, 'is not an object', 'body', nested);
      return reading(nested, inner, `${at}/${name}`);
    },
    optionalObject: (name, inner) => (has(name) ? self.object(name, inner) : undefined),
  };
  return self;
}

/** Lengths count characters, as the documentation does. */
function checkText(value: unknown, path: string, { min = 1, max, pattern }: TextRule): string {
  if (typeof value !== 'string') throw paramError(path, 'is not a string', 'body', value);
  const { length } = Array.from(value);
  if (length < min || length > max)
    throw paramError(path, `has not ${min} to ${max} characters`, 'body', value);
  if (pattern && !pattern.test(value))
    throw paramError(path, 'has a character or form not allowed', 'body', value);
  return value;
}

function checkInteger(value: unknown, path: string, { min, max = int32Max }: NumberRule): number {
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw paramError(path, 'is not an integer', 'body', value);
  if (value < min || value > max) throw paramError(path, `is not from ${min} to ${max}`, 'body', value);
  return value;
}

export const outTradeNoRule = { min: 6, max: 32, pattern: /^[0-9A-Za-z_*-]+$/ };
export const outRefundNoRule = { max: 64, pattern: /^[0-9A-Za-z_|*@-]+$/ };

/** An absolute http(s) address without a query, as notifications need. (The real one insists on https.) */
export function checkNotifyUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || text.includes('?'))
    throw paramError('/notify_url', 'is not an absolute address without a query', 'body', text);
  return text;
}

/** `yyyy-MM-DDTHH:mm:ss+08:00` → milliseconds. `Z` too: the official Go client writes it where its machine is on UTC. */
export function checkTime(text: string, path: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw paramError(path, 'is not yyyy-MM-DDTHH:mm:ss+hh:mm', 'body', text);
  return at;
}
