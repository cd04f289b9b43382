import type { FieldError } from '../../kernel/errors.ts';
import { fold } from '../text/index.ts';
import { contactsIn } from './contacts.ts';
import { textRefused } from './moderation.errors.ts';
import { boundsOf, compact, finder, isAcross, type Occurrence, soundFinder } from './spelling.ts';
import {
  advice,
  caring,
  dealing,
  doubtfulWords,
  innocentWords,
  insults,
  lessons,
  officialNames,
  refusals,
  refusedWords,
} from './words.ts';

/**
 * Who reads a field. `public`: anybody, once it was approved. `posted`: anybody at once, unless it is doubtful: then it
 * waits. `name`: anybody, as what somebody is called. `shared`: the sides of an order,
 * who may tell each other how to be reached. `report`: who decides about it, so nothing that happened is refused.
 * `official`: staff's reasons, which name what was wrong.
 */
const audiences = ['public', 'posted', 'name', 'shared', 'report', 'official'] as const;
export type Audience = (typeof audiences)[number];

export const isWithheld = (audience: string) => audience === 'posted';

/** What is found in a text: what it is refused for, and what people should look at. */
export interface Judgement {
  /** The first word or number that is refused; null where none is. */
  refused: string | null;
  /** What may be meant well here. */
  doubtful: readonly string[];
}

const findRefused = finder([...refusedWords, ...insults]);
const findDoubtful = finder(doubtfulWords);
const findInnocent = finder(innocentWords);
const findBySound = soundFinder(refusedWords);
const isInsult = new Set(insults);

const window = 20;
const clause = '[^，。；！？,;!?]';
const anyOf = (words: readonly string[]) => `(?:${words.join('|')})`;
const advised = new RegExp(`${anyOf(advice)}${clause}{0,6}$`, 'u');
const refusedBefore = new RegExp(`${anyOf(refusals)}$`, 'u');
const maybeRefused = new RegExp(`${anyOf([...refusals, ...advice])}${clause}{0,12}$`, 'u');
const taught = new RegExp(`^${clause}{0,6}${anyOf(lessons)}`, 'u');
const caredFor = new RegExp(`${anyOf(caring)}$`, 'u');
const deals = new RegExp(anyOf(dealing), 'u');

type Verdict = 'refused' | 'doubtful' | 'innocent';

/** One text, with what is asked of it more than once. */
class Reading {
  readonly seen: string;
  /** Whether it looks like an offer rather than talk: then what stands around a word excuses less. */
  readonly isDeal: boolean;
  readonly #plain: string;
  #bounds: ReadonlySet<number> | undefined;
  #innocent: readonly Occurrence[] | undefined;
  constructor(plain: string, givesContact: boolean) {
    this.#plain = plain;
    this.seen = compact(plain);
    this.isDeal = givesContact || deals.test(this.seen);
  }

  /** The dictionary is opened only where there is something to decide. */
  #crosses(found: Occurrence): boolean {
    this.#bounds ??= boundsOf(this.#plain);
    return isAcross(this.#bounds, found);
  }
  #isPartOfInnocent({ from, to }: Occurrence): boolean {
    this.#innocent ??= findInnocent(this.seen);
    return this.#innocent.some((other) => !other.isBent && other.from <= from && to <= other.to);
  }

  /** Of a word as a word: how it is written, what it is part of, and what the same clause says of it. */
  verdict(found: Occurrence): Verdict {
    if (this.#isPartOfInnocent(found)) return 'innocent';
    if (this.#crosses(found)) return this.isDeal ? 'doubtful' : 'innocent';
    if (found.isBent) return 'doubtful';
    const before = this.seen.slice(Math.max(0, found.from - window), found.from);
    if (isInsult.has(found.word))
      return found.word === '他妈的' && caredFor.test(before) ? 'innocent' : 'refused';
    const behind = this.seen.slice(found.to, found.to + window);
    const isTalk = advised.test(before) || refusedBefore.test(before) || taught.test(behind);
    if (isTalk) return this.isDeal ? 'doubtful' : 'innocent';
    return maybeRefused.test(before) ? 'doubtful' : 'refused';
  }
}

function judgeWords(plain: string, givesContact: boolean) {
  const reading = new Reading(plain, givesContact);
  const found = findRefused(reading.seen).map((each) => ({ ...each, verdict: reading.verdict(each) }));
  const words = (verdict: Verdict) =>
    found.filter((each) => each.verdict === verdict).map(({ word }) => word);
  const maybe = findDoubtful(reading.seen).filter((each) => reading.verdict(each) !== 'innocent');
  const doubtful = [...words('doubtful'), ...maybe.map(({ word }) => word), ...findBySound(plain)];
  return { refused: words('refused'), doubtful };
}

function judgeName(plain: string): string | null {
  const seen = compact(plain);
  if (!/\p{L}/u.test(seen)) return plain.trim() || ' ';
  return officialNames.find((each) => seen.includes(each)) ?? null;
}

/**
 * Judges a text as people read it: whatever its width, case, characters, and what is put between them. Words are
 * refused as words alone; what the words of a text make by standing side by side is none, and what is warned of is
 * talk. What may be either is left to people.
 */
export function judge(text: string, audience: Audience = 'public'): Judgement {
  const plain = fold(text);
  const { mobile, others } = contactsIn(text, plain);
  const { refused, doubtful } = judgeWords(plain, mobile !== null || others.length > 0);
  const all = (...words: string[]) => [...new Set(words)];
  if (audience === 'official')
    return { refused: refused.find((word) => isInsult.has(word)) ?? null, doubtful: [] };
  if (audience === 'report') return { refused: null, doubtful: all(...refused, ...doubtful) };
  const number = audience === 'shared' ? null : mobile;
  const name = audience === 'name' ? judgeName(plain) : null;
  return { refused: refused[0] ?? number ?? name, doubtful: all(...doubtful, ...others) };
}

/** A field that somebody wrote, with its place in the request: `/body/visit/address`. */
interface WrittenText {
  path: string;
  audience: string;
  text: string;
}
export interface JudgedText extends WrittenText {
  /** The name of the field, without where it stands. */
  field: string;
  doubtful: readonly string[];
}

function audienceOf({ path, audience }: WrittenText): Audience {
  const known = audiences.find((each) => each === audience);
  if (!known) throw new Error(`${path}: nobody knows how to judge for ${audience}`);
  return known;
}
const fieldOf = (path: string) => path.split('/').findLast((part) => !/^\d*$/.test(part)) ?? '';

/**
 * Judges what somebody wrote, each field for those who read it. Throws `text_refused` with the first field and word,
 * and every field's path; otherwise says of each what is doubtful.
 */
export function judgeTexts(texts: readonly WrittenText[]): JudgedText[] {
  const errors: FieldError[] = [];
  let first: { field: string; word: string } | undefined;
  const judged = texts.map((each) => {
    const { refused, doubtful } = judge(each.text, audienceOf(each));
    const field = fieldOf(each.path);
    if (refused !== null) {
      first ??= { field, word: refused };
      errors.push({ path: each.path, message: `holds what is refused: ${refused}` });
    }
    return { ...each, field, doubtful };
  });
  if (first) throw textRefused(first, errors);
  return judged;
}
