import type { CategoryTree } from '../categories/index.ts';
import type { Card } from './card.ts';
import { holdsTerm, indexText, type SearchText, termsOf, tokensOfTerm } from './words.ts';

/** Where a word was found decides the order: title, then category and its other names, then description. */
const ranks = { title: 0, category: 1, within: 2, description: 3 } as const;

interface Term {
  word: string;
  /** What the tokens of a card must all hold where its category does not match. */
  tokens: string[];
  /** Leaves whose names hold the word. */
  categories: ReadonlySet<string>;
  /** Leaves whose name stands within the word: 上门理发 means 理发. */
  within: ReadonlySet<string>;
}
export interface Question {
  terms: readonly Term[];
}

interface NamedLeaf {
  code: string;
  names: SearchText[];
}
const named = new WeakMap<CategoryTree, NamedLeaf[]>();

function readAloud(tree: CategoryTree): NamedLeaf[] {
  // many leaves share a word, and each is read aloud once
  const known = new Map<string, SearchText>();
  const read = (word: string): SearchText => {
    const text = known.get(word) ?? indexText(word);
    known.set(word, text);
    return text;
  };
  const leaves = tree.all.filter((each) => each.parent !== null);
  return leaves.map(({ code, name, aliases, objects, parent }) => {
    const above = parent === null ? null : tree.seek(parent);
    const all = [name, ...aliases, ...objects, ...(above ? [above.name, ...above.aliases] : [])];
    return { code, names: all.map(read) };
  });
}
/** The names of every leaf, what it is about and its branch included; a tree that has changed is another tree. */
function namesOfLeaves(tree: CategoryTree): NamedLeaf[] {
  const leaves = named.get(tree) ?? readAloud(tree);
  named.set(tree, leaves);
  return leaves;
}

/** Null where the question says nothing; without terms it finds nothing. */
export function readQuestion(q: string | undefined, tree: CategoryTree): Question | null {
  if (q === undefined || q.trim() === '') return null;
  const leaves = namesOfLeaves(tree);
  const codes = (fits: (name: SearchText) => boolean) =>
    new Set(leaves.filter(({ names }) => names.some(fits)).map(({ code }) => code));
  const terms = termsOf(q).map((word) => ({
    word,
    tokens: tokensOfTerm(word),
    categories: codes((name) => holdsTerm(name, word)),
    within: codes(({ text }) => [...text].length >= 2 && word.includes(text)),
  }));
  return { terms };
}

function rankOfTerm(card: Card, term: Term): number | null {
  if (holdsTerm(card.searchTitle, term.word)) return ranks.title;
  if (term.categories.has(card.category)) return ranks.category;
  if (term.within.has(card.category)) return ranks.within;
  return card.searchText.includes(term.word) ? ranks.description : null;
}

/** How well a card answers, 0 the best; null where a word is not found in it. */
export function rankOf(card: Card, { terms }: Question): number | null {
  let sum = 0;
  for (const term of terms) {
    const rank = rankOfTerm(card, term);
    if (rank === null) return null;
    sum += rank;
  }
  return terms.length === 0 ? null : sum;
}
