import type { CategoryTree } from '../../categories/index.ts';
import { indexText, type SearchText, voiceOf } from './words.ts';

/** How surely a word that stands for a leaf means it; `branch`: it means all of a branch and no leaf of it in particular. */
export type NameKind = 'name' | 'alias' | 'object' | 'branch';
interface LeafName extends SearchText {
  kind: NameKind;
  voice: string;
}
export interface LexiconLeaf {
  code: string;
  branch: string;
  names: readonly LeafName[];
  /** Its names and aliases with a space between: whether one of them holds a word is one look. */
  joined: string;
}
/** What a tree's categories are called and are about, ready for questions. */
export interface Lexicon {
  leaves: readonly LexiconLeaf[];
  /** Every name, alias and object. */
  words: ReadonlySet<string>;
  /** The words of one sound, by their voice. */
  byVoice: ReadonlyMap<string, readonly string[]>;
  /** Words of three characters and more by what is left where one of them is covered: `洗*机`. */
  byPattern: ReadonlyMap<string, readonly string[]>;
  /** The spelling of each word in letters: `xiukongtiao`. */
  byLetters: ReadonlyMap<string, string>;
  longest: number;
}

const lexicons = new WeakMap<CategoryTree, Lexicon>();

/** Retired ones too: what was offered under them is found by their names for as long as it is live. */
function leavesOf(tree: CategoryTree): LexiconLeaf[] {
  // many leaves share a word, and each is read aloud once
  const known = new Map<string, SearchText>();
  const read = (word: string, kind: NameKind): LeafName => {
    const text = known.get(word) ?? indexText(word);
    known.set(word, text);
    return { ...text, kind, voice: voiceOf(text.sounds) };
  };
  return tree.all
    .filter(({ parent }) => parent !== null)
    .map(({ code, name, aliases, objects, parent }) => {
      const above = tree.seek(parent ?? '');
      const names = [
        read(name, 'name'),
        ...aliases.map((each) => read(each, 'alias')),
        ...objects.map((each) => read(each, 'object')),
        ...(above ? [above.name, ...above.aliases].map((each) => read(each, 'branch')) : []),
      ];
      const own = names.filter(({ kind }) => kind === 'name' || kind === 'alias');
      return { code, branch: parent ?? '', names, joined: own.map(({ text }) => text).join(' ') };
    });
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const [key, word] of pairs) {
    const words = all.get(key);
    if (!words) all.set(key, [word]);
    else if (!words.includes(word)) words.push(word);
  }
  return all;
}

/** What is left of a word where each of its characters in turn is covered. */
export function patternsOf(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [];
  return characters.map((_, at) => [...characters.slice(0, at), '*', ...characters.slice(at + 1)].join(''));
}

function makeLexicon(tree: CategoryTree): Lexicon {
  const leaves = leavesOf(tree);
  const own = leaves.flatMap(({ names }) => names.filter(({ kind }) => kind !== 'branch'));
  const words = new Set(own.map(({ text }) => text).filter((text) => text !== ''));
  const voices = own.map(({ text, voice }) => [voice, text] as const);
  return {
    leaves,
    words,
    byVoice: grouped(voices),
    byPattern: grouped([...words].flatMap((word) => patternsOf(word).map((each) => [each, word] as const))),
    byLetters: new Map(own.map(({ text, voice }) => [text, voice.replaceAll(' ', '')])),
    longest: Math.max(1, ...[...words].map((word) => [...word].length)),
  };
}

/** The lexicon of a tree, made once; a tree that has changed is another tree. */
export function lexiconOf(tree: CategoryTree): Lexicon {
  const made = lexicons.get(tree) ?? makeLexicon(tree);
  lexicons.set(tree, made);
  return made;
}
