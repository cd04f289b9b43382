import type { FieldError } from '../../kernel/errors.ts';
import { mostCategories } from './category.schema.ts';
import { type Category, type CategoryEntry, commonScope, merged } from './category.ts';

type Fields = Omit<Category, 'code'>;
interface FieldChange {
  field: keyof Fields;
  before: unknown;
  after: unknown;
}
/** What becomes of one category; `before` is null where it is new. */
export interface CategoryChange {
  code: string;
  name: string;
  what: 'added' | 'changed' | 'retired' | 'restored';
  fields: readonly FieldChange[];
}

const fields = [
  ...(['parent', 'name', 'aliases', 'objects', 'group', 'tierMinutes', 'lowfeeCapFen'] as const),
  ...(['papers', 'kinds', 'retired'] as const),
];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An entry as a file says it: what is no field of a category, or not any more, is left out. */
export function entryOf(stored: CategoryEntry): CategoryEntry {
  const said = fields.filter((field) => stored[field] !== undefined);
  return { code: stored.code, ...Object.fromEntries(said.map((field) => [field, stored[field]])) };
}

/**
 * What a layer says of a code once some of its fields are said: in the common layer all of it, in a district's what
 * differs from `base`, which is the common category of this code.
 */
export function entrySaid(
  code: string,
  said: Partial<Fields>,
  own: Category | null,
  base: Category | null,
): CategoryEntry {
  const whole: Partial<Fields> = { ...own, ...said };
  const kept = fields.filter(
    (field) => whole[field] !== undefined && !(base && same(base[field], whole[field])),
  );
  return { code, ...Object.fromEntries(kept.map((field) => [field, whole[field]])) };
}

/** A layer after a file: what the file names is as it says, the rest stays, new ones stand at the end. */
export function layerAfter(
  layer: readonly CategoryEntry[],
  said: readonly CategoryEntry[],
): readonly CategoryEntry[] {
  const all = new Map(layer.map((entry) => [entry.code, entry]));
  for (const entry of said) all.set(entry.code, entry);
  return [...all.values()];
}

/** Which faults an entry has beside the rest of its tree. */
function faultsOf(
  own: Category,
  before: Category | undefined,
  tree: ReadonlyMap<string, Category>,
): [keyof Category, string][] {
  const { code, parent, name } = own;
  const faults: [keyof Category, string][] = [];
  if (name === '') faults.push(['name', 'is missing']);
  const isLeft = [...tree.values()].some((leaf) => leaf.parent === code && !leaf.retired);
  if (own.retired && isLeft)
    faults.push(['retired', 'has leaves that are still offered: retire them as well']);
  if (before && (before.parent === null) !== (parent === null))
    faults.push([
      'parent',
      `must stay ${before.parent === null ? 'null: it is a branch' : 'a branch: it is a leaf'}`,
    ]);
  const above = parent === null ? null : tree.get(parent);
  if (parent === code) faults.push(['parent', 'must be another category']);
  else if (above === undefined) faults.push(['parent', `names ${parent}, which is not there`]);
  else if (above && above.parent !== null) faults.push(['parent', `names ${parent}, which is no branch`]);
  for (const field of ['group', 'tierMinutes', 'lowfeeCapFen'] as const) {
    if (parent === null && own[field] !== null) faults.push([field, 'must be null for a branch']);
    if (parent !== null && own[field] === null) faults.push([field, 'is missing: every leaf has one']);
  }
  return faults;
}

type FileEntries = readonly (CategoryEntry | null)[];

function twins(said: FileEntries, tree: ReadonlyMap<string, Category>): FieldError[] {
  const nameOf = new Map<string, string>();
  for (const { code, name, retired } of tree.values())
    if (!retired && !nameOf.has(name)) nameOf.set(name, code);
  const codes = said.map((entry) => entry?.code);
  return codes.flatMap((code, at) => {
    const faults: FieldError[] = [];
    if (code === undefined) return faults;
    if (codes.indexOf(code) !== at)
      faults.push({ path: `/categories/${at}/code`, message: `stands at ${codes.indexOf(code)} already` });
    const own = tree.get(code);
    const other = own && !own.retired ? nameOf.get(own.name) : code;
    if (own && other !== code)
      faults.push({ path: `/categories/${at}/name`, message: `is the name of ${other} already` });
    return faults;
  });
}

export const entriesOf = (said: FileEntries): CategoryEntry[] => said.filter((entry) => entry !== null);

/** What is wrong with a file's entries once they stand in their tree, by path. */
export function judgeEntries(
  layers: ReadonlyMap<string, readonly CategoryEntry[]>,
  scope: string,
  said: FileEntries,
): FieldError[] {
  const common = layers.get(commonScope) ?? [];
  const layer = layers.get(scope) ?? [];
  const next = layerAfter(layer, entriesOf(said));
  const tree = (all: readonly Category[]) => new Map(all.map((each) => [each.code, each]));
  const of = (own: readonly CategoryEntry[]) =>
    tree(scope === commonScope ? merged(own, []) : merged(common, own));
  const [before, after] = [of(layer), of(next)];
  const faults = said.flatMap((entry, at) => {
    const own = entry && after.get(entry.code);
    const found = own ? faultsOf(own, before.get(own.code), after) : [];
    return found.map(([field, message]) => ({ path: `/categories/${at}/${field}`, message }));
  });
  if (after.size > mostCategories)
    faults.push({
      path: '/categories',
      message: `would make it ${after.size}, and ${mostCategories} is the most`,
    });
  return [...faults, ...twins(said, after)];
}

/** What differs between two trees, in the order of the later one. */
export function changesBetween(
  before: (code: string) => Category | null,
  after: readonly Category[],
): CategoryChange[] {
  return after.flatMap((own): CategoryChange[] => {
    const { code, name } = own;
    const old = before(code);
    const changed = fields
      .filter((field) => !same(old?.[field] ?? null, own[field]))
      .map((field) => ({ field, before: old?.[field] ?? null, after: own[field] }));
    if (!old) return [{ code, name, what: 'added', fields: changed }];
    if (changed.length === 0) return [];
    const what = old.retired === own.retired ? 'changed' : own.retired ? 'retired' : 'restored';
    return [{ code, name, what, fields: changed }];
  });
}
