import type { CategoryTree } from '../categories/index.ts';
import { type Reached, searchDocOf } from './card.reader.ts';
import type { Card } from './card.ts';
import type { Group, Question } from './search/question.ts';
import { rankOf, type SearchDoc } from './search/score.ts';

const mostCategories = 6;
const mostListings = 4;
const mostMeant = 40;
/** From here on a leaf is what a word means, and not only in its name. */
const meant = 0.5;

/** A category with how many listings of it can be got. */
interface Counted {
  code: string;
  name: string;
  count: number;
}
export interface Suggestions {
  /** What the words so far may mean and can be got here, the likeliest first. */
  categories: Counted[];
  /** The best answers. */
  listings: Card[];
  /** What was probably meant, where only that finds something. */
  meant: string | null;
  /** What is nearest in meaning among what can be got, where the words find nothing. */
  near: Counted[];
}

/** How far a question means a leaf, 0 to 1: by what says most of it, among equals by all that does. */
interface Meant {
  most: number;
  sum: number;
}
/** By the word that says most, or by all of the question together. */
function leavesMeant({ groups }: Question): Map<string, Meant> {
  const found = new Map<string, Meant>();
  const add = (leaves: ReadonlyMap<string, number>) => {
    for (const [code, share] of leaves) {
      const { most, sum } = found.get(code) ?? { most: 0, sum: 0 };
      found.set(code, { most: Math.max(most, share), sum: sum + share });
    }
  };
  for (const group of groups) {
    add(group.together);
    for (const term of group.terms) if (term.kind === 'thing' || group.terms.length === 1) add(term.byLeaf);
  }
  return found;
}

const plain = (group: Group): Group => ({ ...group, corrections: [], voice: null });
/** The same question as typed: nothing set right, nothing taken by its sound. */
const asTyped = ({ groups }: Question): Question => ({ groups: groups.map(plain) });

/** The first way to set a slip right that finds something, as people would type it. */
function slipSetRight({ groups }: Question, docsHere: readonly SearchDoc[]): string | null {
  const at = groups.findIndex(({ corrections }) => corrections.length > 0);
  for (const corrected of groups[at]?.corrections ?? []) {
    const question = { groups: groups.map((group, index) => (index === at ? corrected : plain(group))) };
    if (docsHere.some((doc) => rankOf(doc, question) !== null))
      return question.groups.map(({ text }) => text).join(' ');
  }
  return null;
}

type Share = readonly [code: string, share: number];
/** Among equals who is called by fewer characters is meant more exactly. */
function byShareOf(question: Question, tree: CategoryTree): Share[] {
  const all = [...leavesMeant(question)].map(([code, share]) => ({
    ...{ code, ...share },
    length: tree.seek(code)?.name.length ?? 0,
  }));
  all.sort((a, b) => b.most - a.most || b.sum - a.sum || a.length - b.length || (a.code < b.code ? -1 : 1));
  return all.map(({ code, most }) => [code, most]);
}

/** The leaves that a question may mean and that can be offered, the likeliest first; those of its slips set right where it means none. */
export function categoriesMeant(question: Question, tree: CategoryTree): string[] {
  const offered = (each: Question) =>
    byShareOf(each, tree).filter(([code]) => tree.seekOffered(code) !== null);
  const own = offered(question);
  const ofSlips = { groups: question.groups.flatMap(({ corrections }) => corrections) };
  const found = own.length > 0 ? own : offered(ofSlips);
  return found.slice(0, mostMeant).map(([code]) => code);
}

/** Works out what to offer for words, over the cards that can be seen from a place and those that answer, the nearest first. */
export function suggest(
  question: Question,
  { cards, answers }: { cards: readonly Card[]; answers: readonly Reached[] },
  tree: CategoryTree,
): Suggestions {
  const counts = new Map<string, number>();
  for (const { category } of cards) counts.set(category, (counts.get(category) ?? 0) + 1);
  const counted = (codes: readonly string[]): Counted[] =>
    codes
      .flatMap((code) => ({ code, name: tree.seek(code)?.name ?? '', count: counts.get(code) ?? 0 }))
      .filter(({ count, name }) => count > 0 && name !== '')
      .slice(0, mostCategories);
  const byShare = byShareOf(question, tree);
  const ranked = [...answers].sort((a, b) => a.rank - b.rank);
  const isTyped = ranked.some(({ card }) => rankOf(searchDocOf(card), asTyped(question)) !== null);
  const isFound = ranked.length > 0;
  return {
    categories: counted(byShare.filter(([, share]) => share >= meant).map(([code]) => code)),
    listings: ranked.slice(0, mostListings).map(({ card }) => card),
    meant: isTyped ? null : slipSetRight(question, cards.map(searchDocOf)),
    near: isFound ? [] : counted(relatives(question, byShare, tree, counts)),
  };
}

/**
 * Leaves of the branches that a question is about; where it is about none that can be got, what most of the listings
 * here are.
 */
function relatives(
  question: Question,
  byShare: readonly Share[],
  tree: CategoryTree,
  counts: ReadonlyMap<string, number>,
): string[] {
  const ofSlips = question.groups.flatMap(({ corrections }) => corrections);
  const slips = byShareOf({ groups: ofSlips }, tree);
  const branches = [...byShare, ...slips].map(([code]) => tree.seek(code)?.parent ?? '');
  const kin = [...new Set(branches)].flatMap((branch) => [...tree.leavesOf(branch)]);
  const own = kin.filter((code) => counts.has(code));
  if (own.length > 0) return own;
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([code]) => code);
}
