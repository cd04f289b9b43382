import type { FieldError } from '../../kernel/errors.ts';
import { digits, fold, segment } from '../text/index.ts';
import { textRefused } from './moderation.errors.ts';
import { caring, doubtfulWords, innocentWords, insults, lessons, refusedWords, warnings } from './words.ts';

/** What is found in a text: what it is refused for, and what people should look at. */
export interface Judgement {
  /** The first word or number that is refused; null where none is. */
  refused: string | null;
  /** Words that may be meant well here. */
  doubtful: readonly string[];
}

// Spaces, invisible characters and marks that are put between characters to get past a filter.
const between = /[\s\p{Cf}\p{Pd}\p{Pc}·•・*.+~^|/\\]+/gu;

// Numbers are told by the order to those who need them; a number in a public text is somebody's, for ever.
const mobileNumber = /(?<!\d)(?:0086|86|0)?1[3-9]\d{9}(?!\d)/;

const anyOf = (words: readonly string[]) =>
  // a longer word first, and what begins inside another is found as well
  new RegExp(`(?=(${[...words].sort((a, b) => b.length - a.length).join('|')}))`, 'gu');
const refusedPattern = anyOf(refusedWords);
const insultPattern = anyOf(insults);
const doubtfulPattern = anyOf(doubtfulWords);
const innocentPattern = anyOf(innocentWords);

const warnedBefore = new RegExp(`(?:${warnings.join('|')})[^，。；！？,;!?]{0,12}$`, 'u');
const warnedBehind = new RegExp(`^[^，。；！？,;!?]{0,6}(?:${lessons.join('|')})`, 'u');
const caredFor = new RegExp(`(?:${caring.join('|')})$`, 'u');

interface Occurrence {
  word: string;
  from: number;
  to: number;
}
function allOf(pattern: RegExp, seen: string): Occurrence[] {
  return [...seen.matchAll(pattern)].map(({ index, 1: word = '' }) => ({
    word,
    from: index,
    to: index + word.length,
  }));
}

/** Where words begin and end in a text without what stands between; whoever put something there ended a word. */
function boundsOf(plain: string): number[] {
  const bounds = [0];
  let at = 0;
  for (const word of plain.split(between).flatMap((piece) => (piece === '' ? [] : segment(piece)))) {
    at += word.length;
    bounds.push(at);
  }
  return bounds;
}

/** Whether a find is made of the end of one word and the beginning of another: 打赌/博士, 沙发套/现量现做. */
function isAcross(bounds: readonly number[], { from, to }: Occurrence): boolean {
  const isWhole = bounds.includes(from) && bounds.includes(to);
  return !isWhole && bounds.some((at) => at > from && at < to);
}

/** Whether a find is none, or the text warns of it. */
function isDoubtful(seen: string, bounds: readonly number[], found: Occurrence): boolean {
  const { word, from, to } = found;
  if (isAcross(bounds, found)) return true;
  if (allOf(innocentPattern, seen).some((other) => other.from <= from && to <= other.to)) return true;
  if (insults.includes(word)) return word === '他妈的' && caredFor.test(seen.slice(0, from));
  return warnedBefore.test(seen.slice(0, from)) || warnedBehind.test(seen.slice(to));
}

function numberIn(plain: string, seen: string): string | null {
  const found = mobileNumber.exec(digits(plain)) ?? mobileNumber.exec(digits(seen));
  return found ? found[0] : null;
}

/**
 * Judges a text as people read it: whatever its width, case, characters, and what is put between them. Words are
 * refused as words alone; what crosses the words of a text, or is warned of, is left to people.
 */
export function judge(text: string): Judgement {
  const plain = fold(text);
  const seen = plain.replace(between, '');
  const number = numberIn(plain, seen);
  const found = [...allOf(refusedPattern, seen), ...allOf(insultPattern, seen)];
  // the dictionary is opened only where there is something to decide
  const bounds = found.length > 0 ? boundsOf(plain) : [];
  const doubts = found.filter((each) => isDoubtful(seen, bounds, each));
  const refused = found.find((each) => !doubts.includes(each))?.word ?? null;
  const marked = [...doubts, ...allOf(doubtfulPattern, seen)].map(({ word }) => word);
  return { refused: refused ?? number, doubtful: [...new Set(marked)] };
}

export function isRefused(text: string): boolean {
  return judge(text).refused !== null;
}

type Texts = Readonly<Record<string, string | null | undefined>>;

/** Judges what people wrote, by field. Throws `text_refused` with the first field and word, and every field's path. */
export function judgeTexts(texts: Texts): void {
  const errors: FieldError[] = [];
  let first: { field: string; word: string } | undefined;
  for (const [field, text] of Object.entries(texts)) {
    const word = text ? judge(text).refused : null;
    if (word === null) continue;
    first ??= { field, word };
    errors.push({ path: `/body/${field}`, message: `holds what is refused: ${word}` });
  }
  if (first) throw textRefused(first, errors);
}
