/**
 * Tokens are coarse: the store leaves out what cannot be an answer, `rankOf` decides. A card has one for everything that a
 * question can find it by; a question asks for cards that have any of its own.
 */
import type { Group, Question } from './question.ts';
import type { SearchFields } from './score.ts';
import { indexText, isLatin, type SearchText } from './words.ts';

const units = /\p{Script=Han}|[a-z0-9]+/gu;
const beginning = (letters: string): string => letters.slice(0, 2);

function addUnits(tokens: Set<string>, text: string): void {
  for (const [unit] of text.matchAll(units)) {
    if (!isLatin(unit)) tokens.add(unit);
    // a word of letters is found from its middle too
    else for (let at = 0; at < unit.length; at += 1) tokens.add(unit.slice(at, at + 2)).add(unit.charAt(at));
  }
}

/** From each place where speech may begin: one letter, two, and the initials of two sounds. */
function addSounds(tokens: Set<string>, { sounds }: SearchText): void {
  const ways = sounds.map((sound) => sound.split('/'));
  ways.forEach((all, at) => {
    for (const sound of all) {
      tokens.add(sound.slice(0, 1)).add(beginning(sound));
      for (const next of ways[at + 1] ?? []) tokens.add(sound.slice(0, 1) + next.slice(0, 1));
    }
  });
}

export function tokensOfCard({
  searchTitle,
  searchProvider,
  searchText,
}: Omit<SearchFields, 'category'>): string[] {
  const tokens = new Set<string>();
  for (const each of [searchTitle, ...(searchProvider ? [searchProvider] : [])]) {
    addUnits(tokens, each.text);
    addSounds(tokens, each);
  }
  addUnits(tokens, searchText);
  return [...tokens];
}

/** What of the store's cards can answer a group: those of these categories, and those with any of these tokens. */
export interface Sieve {
  categories: readonly string[];
  tokens: readonly string[];
}

function addGroup(group: Group, categories: Set<string>, tokens: Set<string>): void {
  for (const term of group.terms) {
    for (const code of term.byLeaf.keys()) categories.add(code);
    for (const word of [term.word, ...term.others])
      if (isLatin(word)) tokens.add(beginning(word));
      else addUnits(tokens, word);
  }
  for (const code of group.kin) categories.add(code);
  addUnits(tokens, group.text);
  if (group.voice !== null) for (const sound of indexText(group.text).sounds) tokens.add(beginning(sound));
  for (const other of group.corrections) addGroup(other, categories, tokens);
}

/** One sieve for each thing that stands apart in a question; all must let a card through. */
export function sievesOf({ groups }: Question): Sieve[] {
  return groups.map((group) => {
    const categories = new Set<string>();
    const tokens = new Set<string>();
    addGroup(group, categories, tokens);
    return { categories: [...categories], tokens: [...tokens] };
  });
}
