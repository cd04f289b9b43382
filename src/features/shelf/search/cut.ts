import { segment } from '../../text/index.ts';
import type { Lexicon } from './lexicon.ts';
import { actionWords, isThing, kindOfWord, otherNames, type WordKind } from './vocabulary.ts';
import { isLatin } from './words.ts';

/** A word of a question: what else it is called, and how much of what is wanted it says. */
export interface CutWord {
  word: string;
  kind: Exclude<WordKind, 'stop'> | 'thing';
  others: readonly string[];
  weight: number;
}

const weights = { thing: 3, action: 1.2, soft: 0.3, trouble: 0.3, number: 0.8 };
const longestKnown = 8;

/** The words of a run of Han characters: those that are known, the longest first to win, and what stands between. */
function cutHan(run: string, lexicon: Lexicon): string[] {
  const characters = [...run];
  const isKnown = (word: string) =>
    lexicon.words.has(word) || kindOfWord(word) !== undefined || isThing(word);
  const most = Math.min(Math.max(longestKnown, lexicon.longest), characters.length);
  // best[at]: how much of the rest from `at` is in known words, and the length of the first; 0: one unknown character
  const best: { sum: number; length: number }[] = [];
  best[characters.length] = { sum: 0, length: 0 };
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    let found = { sum: best[at + 1]?.sum ?? 0, length: 0 };
    for (let length = 2; length <= Math.min(most, characters.length - at); length += 1) {
      const sum = length * length + (best[at + length]?.sum ?? 0);
      if (sum > found.sum && isKnown(characters.slice(at, at + length).join(''))) found = { sum, length };
    }
    best[at] = found;
  }
  const words: string[] = [];
  let unknown = '';
  const flush = () => {
    if ([...unknown].length > 1) words.push(...segment(unknown));
    else if (unknown !== '') words.push(unknown);
    unknown = '';
  };
  for (let at = 0; at < characters.length; ) {
    const length = best[at]?.length ?? 0;
    if (length === 0) unknown += characters[at];
    else {
      flush();
      words.push(characters.slice(at, at + length).join(''));
    }
    at += length || 1;
  }
  flush();
  return words;
}

/** What is done and to what, where a known word says both: 修空调 → 修 空调, 家电维修 → 家电 维修. */
function apart(word: string): string[] {
  const characters = [...word];
  if (characters.length < 3) return [word];
  for (const length of [2, 1]) {
    const [head, rest] = [characters.slice(0, length).join(''), characters.slice(length).join('')];
    if (characters.length - length >= 2 && kindOfWord(head) === 'action') return [head, rest];
    const [start, tail] = [characters.slice(0, -length).join(''), characters.slice(-length).join('')];
    if (length === 2 && characters.length - length >= 2 && kindOfWord(tail) === 'action')
      return [start, tail];
  }
  return [word];
}

function wordOf(word: string): CutWord | null {
  if (isLatin(word)) {
    const weight = /^\d+$/.test(word) ? weights.number : weights.thing;
    return { word, kind: 'thing', others: [], weight };
  }
  const kind = kindOfWord(word);
  if (kind === 'stop') return null;
  if (kind === undefined) return { word, kind: 'thing', others: otherNames(word), weight: weights.thing };
  const others = kind === 'soft' ? otherNames(word) : actionWords(word).filter((each) => each !== word);
  return { word, kind, others, weight: weights[kind] };
}

/**
 * The words of what stands together in a question, given as its runs of one script. Where it names no thing, what it
 * says counts like one: somebody who types 上门 or 修 means just that.
 */
export function cut(runs: readonly string[], lexicon: Lexicon): CutWord[] {
  const whole = runs.join('');
  const length = [...whole].length;
  if (length <= 2 && runs.length === 1) {
    // one character alone is meant as it stands
    const others = length === 1 ? [] : (wordOf(whole)?.others ?? []);
    return [{ word: whole, others, kind: 'thing', weight: weights.thing }];
  }
  const texts = runs.flatMap((run) => (isLatin(run) ? [run] : cutHan(run, lexicon).flatMap(apart)));
  const words = [...new Set(texts)].flatMap((each) => wordOf(each) ?? []);
  if (words.length === 0) return [{ word: whole, kind: 'thing', others: [], weight: weights.thing }];
  if (words.some(({ kind }) => kind === 'thing')) return words;
  const strongest = Math.max(...words.map(({ weight }) => weight));
  return words.map((each) =>
    each.weight === strongest ? { ...each, kind: 'thing', weight: weights.thing } : each,
  );
}
