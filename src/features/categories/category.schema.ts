import { createRequire } from 'node:module';
import type { Ajv2020 as AjvType, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import type { FieldError } from '../../kernel/errors.ts';
import { type CategoryEntry, commonScope } from './category.ts';

export const fileFormat = 'daren-categories/1';
/** The most that a tree holds. */
export const mostCategories = 2000;

/** What a file of categories holds. */
export interface CategoryFile {
  format: typeof fileFormat;
  categories: CategoryEntry[];
}
/** A file that cannot be taken in, with every fault by its path. */
export class CategoryFileError extends Error {
  readonly faults: readonly FieldError[];
  constructor(faults: readonly FieldError[]) {
    super(faults.map(({ path, message }) => `${path} ${message}.`).join('\n'));
    this.faults = faults;
  }
}

// no control, format or private character, and not blank
const text = (maxLength: number) => ({
  type: 'string',
  minLength: 1,
  maxLength,
  pattern: '^[^\\p{C}]*[^\\s\\p{C}][^\\p{C}]*$',
});
const code = { type: 'string', maxLength: 40, pattern: '^[a-z][a-z0-9_]*$' };
const words = (maxItems: number) => ({ type: 'array', maxItems, uniqueItems: true, items: text(20) });
const paper = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'validMonths'],
  properties: {
    name: text(30),
    validMonths: { type: ['integer', 'null'], minimum: 1, maximum: 600 },
  },
};
const properties = {
  code,
  parent: { ...code, type: ['string', 'null'] },
  name: text(20),
  aliases: words(30),
  objects: words(60),
  group: { enum: ['basic', 'quality', null] },
  tierMinutes: { enum: [5, 8, 10, 15, null] },
  lowfeeCapFen: { type: ['integer', 'null'], minimum: 0, maximum: 100_000_000 },
  papers: { type: 'array', maxItems: 10, items: paper },
  kinds: { type: 'array', maxItems: 10, uniqueItems: true, items: code },
  retired: { type: 'boolean' },
};
/** A common entry says all that a branch or a leaf needs; a district's says what differs. */
const fileSchema = (scope: string) => ({
  type: 'object',
  additionalProperties: false,
  required: ['format', 'categories'],
  properties: {
    format: { const: fileFormat },
    categories: {
      type: 'array',
      maxItems: mostCategories,
      items: {
        type: 'object',
        additionalProperties: false,
        required: scope === commonScope ? ['code', 'parent', 'name'] : ['code'],
        properties,
      },
    },
  },
});

// loaded where a file is read and not at every start
const require = createRequire(import.meta.url);
const compiled = new Map<string, ValidateFunction>();

function judgeOf(scope: string): ValidateFunction {
  const key = scope === commonScope ? scope : 'district';
  const known = compiled.get(key);
  if (known) return known;
  const { Ajv2020 } = require('ajv/dist/2020.js') as { Ajv2020: typeof AjvType };
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, verbose: true });
  const judge = ajv.compile(fileSchema(scope));
  compiled.set(key, judge);
  return judge;
}

const listed = (values: readonly unknown[]): string =>
  values.map((value) => (value === null ? 'null' : String(value))).join(', ');

/** Limits by keyword, as half a sentence. */
const limits: Record<string, (limit: unknown) => string> = {
  type: (types) => `must be ${[types].flat().join(' or ')}`,
  enum: (values) => `must be one of ${listed(values as unknown[])}`,
  const: (value) => `must be ${value}`,
  minimum: (least) => `must be at least ${least}`,
  maximum: (most) => `must be at most ${most}`,
  minLength: () => 'must not be empty',
  maxLength: (most) => `must be at most ${most} signs long`,
  maxItems: (most) => `must hold at most ${most}`,
  uniqueItems: () => 'must not hold the same twice',
};
const patterns: Record<string, string> = {
  [code.pattern]: 'must begin with a small letter and hold small letters, digits and underscores alone',
};

function faultOf({ keyword, instancePath, params, schema }: ErrorObject): FieldError {
  const { missingProperty, additionalProperty } = params as Record<string, string | undefined>;
  if (missingProperty) return { path: `${instancePath}/${missingProperty}`, message: 'is missing' };
  if (additionalProperty)
    return { path: `${instancePath}/${additionalProperty}`, message: 'is not a field of this file' };
  const path = instancePath === '' ? '/' : instancePath;
  if (keyword === 'pattern')
    return { path, message: patterns[String(schema)] ?? 'must hold something that can be read' };
  return { path, message: limits[keyword]?.(schema) ?? 'is not valid' };
}

/** A file as far as it can be read. */
interface ReadFile {
  /** By their places; an entry stands with those of its fields that are well, or as null where it has no code. */
  said: readonly (CategoryEntry | null)[];
  faults: readonly FieldError[];
}

const fieldOf = (path: string): string => path.split('/').slice(0, 4).join('/');

/** Judges the shape of a file, and gives what of it can be judged further. */
export function readCategoryFile(content: unknown, scope: string): ReadFile {
  const judge = judgeOf(scope);
  const faults = judge(content) ? [] : (judge.errors ?? []).map(faultOf);
  const faulty = new Set(faults.map(({ path }) => fieldOf(path)));
  const { categories } = (content ?? {}) as { categories?: unknown };
  const list: unknown[] = Array.isArray(categories) ? categories.slice(0, mostCategories) : [];
  const said = list.map((entry, at) => {
    const path = `/categories/${at}`;
    if (typeof entry !== 'object' || entry === null) return null;
    if (faulty.has(path) || faulty.has(`${path}/code`)) return null;
    const well = Object.entries(entry).filter(([field]) => !faulty.has(`${path}/${field}`));
    return Object.fromEntries(well) as unknown as CategoryEntry;
  });
  return { said, faults };
}

const hangOnParent = ['parent', 'group', 'tierMinutes', 'lowfeeCapFen'];
const mostFaults = 50;

/** All faults in the order of the file: those of the tree where they do not merely follow from those of shape. */
export function allFaults(shape: readonly FieldError[], tree: readonly FieldError[]): FieldError[] {
  const faulty = new Set(shape.map(({ path }) => fieldOf(path)));
  const follows = ({ path }: FieldError): boolean => {
    const [, , at, field = ''] = path.split('/');
    return faulty.has(path) || (hangOnParent.includes(field) && faulty.has(`/categories/${at}/parent`));
  };
  const placeOf = ({ path }: FieldError): number => Number(path.split('/')[2] ?? -1);
  return [...shape, ...tree.filter((fault) => !follows(fault))]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .slice(0, mostFaults);
}
