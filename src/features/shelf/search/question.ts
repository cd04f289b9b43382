import { LruCache } from '../../../kernel/lru-cache.ts';
import type { CategoryTree } from '../../categories/index.ts';
import { correctionsOf, speltTogether } from './corrections.ts';
import { type CutWord, cut } from './cut.ts';
import { type Lexicon, type LexiconLeaf, lexiconOf, type NameKind } from './lexicon.ts';
import { groupsOf, hearing, indexText, isLatin, voiceOf } from './words.ts';

/** A word of a question with what it says of each leaf, 0 to 1. */
export interface Term extends CutWord {
  byLeaf: ReadonlyMap<string, number>;
}
/** What stands together in a question. */
export interface Group {
  text: string;
  /** How it sounds; null where it is too short to be told by its sound. */
  voice: string | null;
  terms: readonly Term[];
  /** The sum of the weights. */
  weight: number;
  /** How far one name of a leaf says all of it. */
  together: ReadonlyMap<string, number>;
  /** All that is wanted are names or aliases of leaves: who types them means the trade. */
  isTrade: boolean;
  /** Leaves of branches in which some leaf is about what is wanted. */
  kin: ReadonlySet<string>;
  /** What was meant, where this was mistyped. */
  corrections: readonly Group[];
}
export interface Question {
  groups: readonly Group[];
}

const kindFactor: Record<NameKind, number> = { name: 1, alias: 0.96, object: 0.88, branch: 0.2 };
const actionOfLeaf = 0.8;
const full = 0.95;
/** 婴儿理发 for 理发. */
const sayingMore = 0.93;
const leastTogether = 0.5;
const questionsKept = 1000;

/** How surely a name means a word: the same, a part of it, or the other way round. */
function likeness(name: string, word: string): number {
  if (name === word) return 1;
  const { length } = [...word];
  if (name.includes(word)) return length > 1 ? 0.85 : 0.55;
  if (!word.includes(name)) return 0;
  return [...name].length > 1 ? 0.75 : 0.45;
}

function inLeaf(term: CutWord, leaf: LexiconLeaf, { byLetters }: Lexicon): number {
  const isDone = term.kind === 'action' || term.kind === 'trouble';
  if (isDone)
    return [term.word, ...term.others].some((each) => leaf.joined.includes(each)) ? actionOfLeaf : 0;
  let most = 0;
  for (const name of leaf.names) {
    let like = likeness(name.text, term.word);
    if (like === 0 && isLatin(term.word))
      like = hearing(name, term.word) * (byLetters.get(name.text) === term.word ? 1 : sayingMore);
    for (const other of term.others) like = Math.max(like, 0.9 * likeness(name.text, other));
    most = Math.max(most, like * kindFactor[name.kind]);
  }
  return most;
}

/** The one thing that is wanted is but a part of this name, and no more of the question is in it. */
function saysMore(name: string, terms: readonly Term[]): boolean {
  const things = terms.filter(({ kind }) => kind === 'thing');
  const isAll = terms.length > 1 && terms.every(({ word }) => name.includes(word));
  return things.length === 1 && name !== things[0]?.word && !isAll;
}

/** The most of a group that one name of the leaf says; what is done to an object, its names and aliases say. */
function togetherIn(leaf: LexiconLeaf, terms: readonly Term[], weight: number): number {
  let most = 0;
  for (const { text, kind } of leaf.names) {
    if (kind === 'branch') continue;
    let said = 0;
    for (const term of terms) {
      const where = kind === 'object' && term.kind !== 'thing' ? leaf.joined : text;
      if ([term.word, ...term.others].some((each) => where.includes(each))) said += term.weight;
      else if (text === term.word || (text.length > 1 && term.word.includes(text))) said += 0.9 * term.weight;
    }
    const isMore = kind !== 'object' && saysMore(text, terms);
    most = Math.max(most, (said / weight) * kindFactor[kind] * (isMore ? sayingMore : 1));
  }
  return most;
}

function byLeafOf(word: CutWord, lexicon: Lexicon): Map<string, number> {
  const found = new Map<string, number>();
  for (const leaf of lexicon.leaves) {
    const strength = inLeaf(word, leaf, lexicon);
    if (strength > 0) found.set(leaf.code, strength);
  }
  return found;
}

function namesTrade(terms: readonly Term[], { leaves, byLetters }: Lexicon): boolean {
  const isName = (word: string) =>
    leaves.some(({ names }) =>
      names.some(
        ({ text, kind }) =>
          (kind === 'name' || kind === 'alias') && (text === word || byLetters.get(text) === word),
      ),
    );
  return terms.filter(({ kind }) => kind === 'thing').every(({ word }) => isName(word));
}

function kinOf(terms: readonly Term[], { leaves }: Lexicon): Set<string> {
  const things = terms.filter(({ kind }) => kind === 'thing');
  const about = (code: string) => things.some(({ byLeaf }) => (byLeaf.get(code) ?? 0) >= 0.5);
  const branches = new Set(leaves.filter(({ code }) => about(code)).map(({ branch }) => branch));
  return new Set(leaves.filter(({ branch }) => branches.has(branch)).map(({ code }) => code));
}

function groupOf(runs: readonly string[], lexicon: Lexicon, isCorrected = false): Group {
  const text = runs.join('');
  const terms = cut(runs, lexicon).map((word) => ({ ...word, byLeaf: byLeafOf(word, lexicon) }));
  const weight = terms.reduce((sum, each) => sum + each.weight, 0);
  const codes = new Set(
    terms.filter(({ kind }) => kind === 'thing').flatMap(({ byLeaf }) => [...byLeaf.keys()]),
  );
  const together = new Map(
    lexicon.leaves
      .filter(({ code }) => codes.has(code))
      .map((leaf) => [leaf.code, togetherIn(leaf, terms, weight)] as const)
      .filter(([, share]) => share >= leastTogether),
  );
  const isUnderstood = [...together.values()].some((share) => share >= full * kindFactor.object);
  const isWhole = isLatin(text) && terms.some(({ byLeaf }) => byLeaf.size > 0);
  // letters that some trade hears may still be two words, what is done and to what
  const isRead = isWhole || isUnderstood;
  const meant = isRead ? (isLatin(text) ? speltTogether(text, lexicon) : []) : correctionsOf(text, lexicon);
  const others = isCorrected ? [] : meant;
  const voice = isLatin(text) || [...text].length < 2 ? null : voiceOf(indexText(text).sounds);
  const corrections = others.map((each) => groupOf(groupsOf(each)[0] ?? [], lexicon, true));
  const [kin, isTrade] = [kinOf(terms, lexicon), namesTrade(terms, lexicon)];
  return { text, voice, terms, weight, together, isTrade, kin, corrections };
}

/** What a question asks for, worked out anew; without groups it finds nothing. */
export function questionOf(q: string, lexicon: Lexicon): Question {
  return { groups: groupsOf(q).map((runs) => groupOf(runs, lexicon)) };
}

const kept = new WeakMap<CategoryTree, LruCache<Question>>();

/** The same, remembered for as long as the tree stands; null where the question says nothing. */
export function readQuestion(q: string | undefined, tree: CategoryTree): Question | null {
  if (q === undefined || q.trim() === '') return null;
  const known = kept.get(tree) ?? new LruCache<Question>(questionsKept);
  kept.set(tree, known);
  const question = known.get(q) ?? questionOf(q, lexiconOf(tree));
  known.set(q, question);
  return question;
}
