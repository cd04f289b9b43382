import type { components } from '../../contract/types.gen.ts';
import type { Category } from '../client/categories.ts';
import { t } from '../copy.ts';
import { fenOf, sayFen, yuanOf } from '../format/money.ts';
import { changesOf } from './audit-words.ts';

type Schemas = components['schemas'];
export type CategoryChanged = Schemas['CategoryChanged'];
export type CategoryFields = Schemas['CategorySaid'];
type Group = 'basic' | 'quality';
type Tier = 5 | 8 | 10 | 15;

/** A category as somebody types it. */
export interface CategoryDraft {
  code: string;
  parent: string;
  name: string;
  aliases: string;
  objects: string;
  tierMinutes: Tier;
  group: Group;
  cap: string;
  papers: string;
  retired: boolean;
}
export const tiers: Tier[] = [5, 8, 10, 15];
export const groups: Group[] = ['basic', 'quality'];

type Shape = Pick<Category, 'code' | 'parent' | 'name'> & CategoryFields;
export const draftOf = (category: Shape): CategoryDraft => ({
  ...{ code: category.code, parent: category.parent ?? '', name: category.name },
  aliases: (category.aliases ?? []).join(' '),
  objects: (category.objects ?? []).join(' '),
  tierMinutes: category.tierMinutes ?? 10,
  group: category.group ?? 'quality',
  cap: yuanOf(category.lowfeeCapFen ?? 0),
  papers: (category.papers ?? [])
    .map(({ name, validMonths }) => (validMonths === null ? name : `${name} ${validMonths}`))
    .join('\n'),
  retired: category.retired ?? false,
});

const wordsOf = (text: string): string[] => [
  ...new Set(text.split(/[\s、，,]+/).filter((word) => word !== '')),
];
function paperOf(line: string): { name: string; validMonths: number | null } {
  const [, name = '', months] = /^(.*?)(?:\s+(\d+))?$/.exec(line.trim()) ?? [];
  return { name, validMonths: months === undefined ? null : Number(months) };
}
const papersOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(paperOf);

/** What is said by a draft; of a branch only what a branch has. */
export function saidOf(draft: CategoryDraft, isBranch: boolean): CategoryFields {
  const common = {
    ...{ name: draft.name.trim(), aliases: wordsOf(draft.aliases), objects: wordsOf(draft.objects) },
    retired: draft.retired,
  };
  if (isBranch) return common;
  const { parent, group, tierMinutes } = draft;
  return {
    ...{ ...common, parent, group, tierMinutes },
    lowfeeCapFen: fenOf(draft.cap),
    papers: papersOf(draft.papers),
  };
}

const tooLong = (words: readonly string[], most: number) =>
  words.length > most || words.some((word) => word.length > 20);

/** What is wrong with a draft, by its field; empty where nothing is. */
export function wrongsOf(draft: CategoryDraft, isBranch: boolean, taken: readonly string[] | null) {
  const { wrong } = t.categoryDesk;
  const isCode = /^[a-z][a-z0-9_]{0,39}$/.test(draft.code);
  const months = papersOf(draft.papers).map(({ validMonths }) => validMonths);
  const isPapers = months.length <= 10 && months.every((one) => one === null || (one > 0 && one <= 600));
  const { length } = draft.name.trim();
  return {
    code: taken === null || isCode ? (taken?.includes(draft.code) ? wrong.codeTaken : '') : wrong.code,
    parent: isBranch || draft.parent !== '' ? '' : wrong.parent,
    name: length > 0 && length <= 20 ? '' : wrong.name,
    aliases: tooLong(wordsOf(draft.aliases), 30) ? wrong.aliases : '',
    objects: tooLong(wordsOf(draft.objects), 60) ? wrong.objects : '',
    cap: isBranch || fenOf(draft.cap) !== null ? '' : wrong.cap,
    papers: isPapers ? '' : wrong.papers,
    retired: '',
  };
}

/** Each field that differs, as it was and as it is, in words. */
export function changesIn({ fields }: CategoryChanged) {
  const side = (which: 'before' | 'after') =>
    Object.fromEntries(fields.map((each) => [each.field, each[which] ?? null]));
  return changesOf({ before: side('before'), after: side('after'), target: { kind: 'categories', id: '' } });
}

/** What follows for the listings of today, a sentence each. */
export function sayEffect(effect: Schemas['CategoryEffect']): string[] {
  const w = t.categoryDesk;
  const { gained, lost, tooDear, retiring } = effect;
  return [
    gained.listings > 0 ? w.gained(gained.listings, gained.microGrids, gained.residents) : '',
    lost.listings > 0 ? w.lost(lost.listings, lost.microGrids, lost.residents) : '',
    tooDear > 0 ? w.tooDear(tooDear, sayFen(effect.lowfeeCapFen)) : '',
    retiring > 0 ? w.retiring(retiring) : '',
  ].filter((sentence) => sentence !== '');
}
