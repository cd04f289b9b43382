/** Strict reading of foreign JSON: a field that is missing or of another type throws, nothing is guessed. */
export type Fields = Record<string, unknown>;

export function asObject(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not an object');
  return value as Fields;
}

export function asList(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new Error('not a list');
  return value;
}

/** The named own field, or nothing: names such as `constructor` find nothing. */
function own(fields: Fields, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

export function fieldObject(fields: Fields, name: string): Fields {
  const value = own(fields, name);
  if (value === undefined) throw new Error(`${name} is missing`);
  return asObject(value);
}

export function fieldText(fields: Fields, name: string): string {
  const value = own(fields, name);
  if (typeof value !== 'string' || value === '') throw new Error(`${name} is not a text`);
  return value;
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = own(fields, name);
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new Error(`${name} is not a text`);
  return value;
}

/** A whole number of fen, 0 or more. */
export function fieldFen(fields: Fields, name: string): number {
  const value = own(fields, name);
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new Error(`${name} is not in fen`);
  return value;
}

/** An RFC 3339 time with its zone. */
export function fieldTime(fields: Fields, name: string): Date {
  const text = fieldText(fields, name);
  const time = new Date(text);
  if (
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ||
    Number.isNaN(time.getTime())
  ) {
    throw new Error(`${name} is not a time`);
  }
  return time;
}
