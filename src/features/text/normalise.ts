import { createRequire } from 'node:module';

// Libraries are loaded with the first text that needs them: no start waits for their tables.
const require = createRequire(import.meta.url);

type Convert = (text: string) => string;
interface OpenCC {
  Converter(options: { from: 'tw'; to: 'cn' }): Convert;
}
const convert = { loaded: null as Convert | null };
/** Traditional to simplified, by phrases: 理髮 → 理发, 頭髮發財 → 头发发财, while 乾隆 keeps its 乾. */
function simplified(text: string): string {
  convert.loaded ??= (require('opencc-js/t2cn') as OpenCC).Converter({ from: 'tw', to: 'cn' });
  return convert.loaded(text);
}

const han = /\p{Script=Han}/u;
const hanRuns = /\p{Script=Han}+/gu;
const asciiOnly = /^[\0-\x7f]*$/;
/** One conversion can make room for another (麼 → 么 → 幺); none known takes more than two. */
const mostRounds = 4;

/** Applies a step until it changes nothing, so that what it gives it gives again. */
function settled(step: Convert, text: string): string {
  let now = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const next = step(now);
    if (next === now) break;
    now = next;
  }
  return now;
}

/**
 * A text as it is judged and read aloud: one width (NFKC), one case, simplified characters chosen by context.
 * Spaces, marks and everything else stay. Idempotent; takes any string; at most 18 times as long (NFKC's most).
 * Sources: Unicode NFKC, OpenCC's tables for Taiwan (opencc-js).
 */
export function normalise(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase();
  return settled((each) => {
    const plain = each.normalize('NFKC').toLowerCase();
    return han.test(plain) ? simplified(plain) : plain;
  }, text);
}

const simple = new Map<string, string>();
/** The simplified form of one character, whatever stands beside it. */
function simpleOf(character: string): string {
  const known = simple.get(character);
  if (known !== undefined) return known;
  const found = settled(simplified, character);
  simple.set(character, found);
  return found;
}

/** Letters without their marks: lǐfà → lifa, and ü as v. */
export function withoutTones(text: string): string {
  const apart = text.normalize('NFD').replaceAll('u\u0308', 'v');
  return apart.replace(/[\p{Mn}\p{Me}]/gu, '').normalize('NFKC');
}

/**
 * A text as it is compared: as `normalise`, but character by character, and `withoutTones`. A part of a text is folded like the whole, so what stands in a text is found in it by every part.
 */
export function fold(text: string): string {
  if (asciiOnly.test(text)) return text.toLowerCase();
  return settled(
    (each) =>
      withoutTones(each.normalize('NFKC').toLowerCase()).replace(hanRuns, (run) =>
        [...run].map(simpleOf).join(''),
      ),
    text,
  );
}

let variants: Map<string, string[]> | undefined;
const firstHan = 0x3400;
const lastHan = 0x9fff;
const fullWidth = 0xfee0;

/** By their folded form: every other character of the basic plane that people write for it. */
function variantsOf(character: string): readonly string[] {
  if (!variants) {
    variants = new Map();
    const add = (written: string) => {
      const plain = fold(written);
      if (plain !== written) variants?.set(plain, [...(variants.get(plain) ?? []), written]);
    };
    for (let code = firstHan; code <= lastHan; code += 1) add(String.fromCharCode(code));
    for (let code = 0x21; code < 0x7f; code += 1) add(String.fromCharCode(code + fullWidth));
  }
  return variants.get(character) ?? [];
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * The source of a regular expression that finds a text however it is written: 理髮 and 理发, ２号 and 2号. For
 * stores that keep names as they were given; case is the flag `i` of whoever uses it.
 */
export function patternOf(text: string): string {
  return [...fold(text)]
    .map((each) => {
      const others = variantsOf(each);
      return others.length === 0 ? escaped(each) : `[${[each, ...others].map(escaped).join('')}]`;
    })
    .join('');
}
