/**
 * BSON as tagged values. Every value keeps its BSON type, so that a document that is changed keeps the
 * types of what was not touched; documents are Maps, so that integer-like keys and `__proto__` stay in place.
 */
export const T = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  int: 16,
  long: 18,
} as const;

export type Doc = Map<string, Val>;
export type Val =
  | { t: typeof T.double | typeof T.int; v: number }
  | { t: typeof T.long | typeof T.date; v: bigint }
  | { t: typeof T.string; v: string }
  | { t: typeof T.object; v: Doc }
  | { t: typeof T.array; v: Val[] }
  | { t: typeof T.binary; v: Buffer; sub: number }
  | { t: typeof T.objectId; v: Buffer }
  | { t: typeof T.bool; v: boolean }
  | { t: typeof T.regex; v: string; flags: string }
  | { t: typeof T.null; v: null };

export type ArrayVal = Extract<Val, { v: Val[] }>;

export const NULL: Val = { t: T.null, v: null };
export const TRUE: Val = { t: T.bool, v: true };
export const int = (v: number): Val => ({ t: T.int, v });
export const double = (v: number): Val => ({ t: T.double, v });
export const long = (v: bigint): Val => ({ t: T.long, v });
export const date = (ms: number): Val => ({ t: T.date, v: BigInt(Math.floor(ms)) });
export const string = (v: string): Val => ({ t: T.string, v });
export const bool = (v: boolean): Val => ({ t: T.bool, v });
export const object = (v: Doc): Val => ({ t: T.object, v });
export const array = (v: Val[]): Val => ({ t: T.array, v });

export const isNumber = (val: Val): boolean => val.t === T.int || val.t === T.double || val.t === T.long;

/** The number of a numeric value; booleans and the rest give `undefined`. */
export function numberOf(val: Val | undefined): number | undefined {
  if (val === undefined) return undefined;
  if (val.t === T.int || val.t === T.double) return val.v;
  return val.t === T.long ? Number(val.v) : undefined;
}

/** True for what MongoDB takes as true in command options: true, or a number other than 0. */
export function truthy(val: Val | undefined): boolean {
  if (val === undefined || val.t === T.null) return false;
  if (val.t === T.bool) return val.v;
  return numberOf(val) !== 0;
}

export const TYPE_NAMES: Record<number, string> = {
  [T.double]: 'double',
  [T.string]: 'string',
  [T.object]: 'object',
  [T.array]: 'array',
  [T.binary]: 'binData',
  [T.objectId]: 'objectId',
  [T.bool]: 'bool',
  [T.date]: 'date',
  [T.null]: 'null',
  [T.regex]: 'regex',
  [T.int]: 'int',
  [T.long]: 'long',
};

/** A value as MongoDB prints it in messages. */
export function show(val: Val | undefined): string {
  if (val === undefined) return 'null';
  switch (val.t) {
    case T.object:
      return showDoc(val.v);
    case T.array:
      return val.v.length === 0 ? '[]' : `[ ${val.v.map(show).join(', ')} ]`;
    case T.string:
      return JSON.stringify(val.v);
    case T.objectId:
      return `ObjectId('${val.v.toString('hex')}')`;
    case T.date:
      return `new Date(${val.v})`;
    case T.binary:
      return `BinData(${val.sub}, ${val.v.toString('hex').toUpperCase()})`;
    case T.regex:
      return `/${val.v}/${val.flags}`;
    case T.double:
      return Number.isInteger(val.v) ? val.v.toFixed(1) : String(val.v);
    default:
      return String(val.v);
  }
}

export function showDoc(doc: Doc): string {
  if (doc.size === 0) return '{}';
  return `{ ${[...doc].map(([name, val]) => `${name}: ${show(val)}`).join(', ')} }`;
}
