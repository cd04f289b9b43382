/** Chinese words and what they sound like: what search compares, precomputed once and plain afterwards. */
import { fold, readings } from '../text/index.ts';

/** A text as search sees it: no case, width, spaces or punctuation. */
export interface SearchText {
  /** Han characters, letters and digits, as one string. */
  text: string;
  /** The sound of each Han character and each run of letters or digits, in order: `['li', 'fa']`. */
  sounds: readonly string[];
}

const unitPattern = /\p{Script=Han}|[a-z0-9]+/gu;
const termPattern = /\p{Script=Han}+|[a-z0-9]+/gu;
const isLatin = (term: string) => /^[a-z0-9]+$/.test(term);

export function squeezed(text: string): string {
  return (fold(text).match(termPattern) ?? []).join('');
}

/** The words of a question; all of them must be found. Empty where it holds none. */
export function termsOf(q: string): string[] {
  return [...new Set(fold(q).match(termPattern) ?? [])].slice(0, 10);
}

/** A text as search keeps it; each of its units sounds as it is likeliest read here. */
export function indexText(text: string): SearchText {
  const sounds = readings(text, 1).map((reading) => reading.sounds[0] ?? reading.unit);
  return { text: squeezed(text), sounds };
}

/** Whether one word of a question is in a text: its characters, or their pinyin in full, by initials or begun. */
export function holdsTerm({ text, sounds }: SearchText, term: string): boolean {
  if (text.includes(term)) return true;
  return isLatin(term) && speaks(sounds, term);
}

const doubleInitial = /^[zcs]h/;
/**
 * From sound to sound, each place of the term that what was spoken so far can end at is kept once: the work is at most
 * sounds × letters, whatever the text.
 */
function speaks(sounds: readonly string[], term: string): boolean {
  let reached = new Set<number>();
  for (const sound of sounds) {
    const parts = new Set([sound, sound.slice(0, 1), ...(doubleInitial.exec(sound) ?? [])]);
    const next = new Set<number>();
    // speech may begin at any sound
    for (const from of reached.add(0)) {
      if (sound.startsWith(term.slice(from))) return true;
      for (const part of parts) if (term.startsWith(part, from)) next.add(from + part.length);
    }
    reached = next;
  }
  return false;
}

// Tokens are coarse: the store leaves out what cannot match, `holdsTerm` decides.
function latinToken(term: string): string {
  return term.slice(0, 2);
}

/** What a term asks of a text's tokens. */
export function tokensOfTerm(term: string): string[] {
  return isLatin(term) ? [latinToken(term)] : [...new Set(term)];
}

/** Every character of the text and, from each place where speech may begin, one and two letters. */
export function tokensOf({ text, sounds }: SearchText): string[] {
  const tokens = new Set<string>(
    text.match(unitPattern)?.map((unit) => (isLatin(unit) ? latinToken(unit) : unit)),
  );
  sounds.forEach((sound, at) => {
    tokens.add(sound.slice(0, 1));
    tokens.add(sound.slice(0, 2));
    const next = sounds[at + 1];
    if (next) tokens.add(sound.slice(0, 1) + next.slice(0, 1));
  });
  // a word of letters is found from its middle too, as `includes` does
  for (const unit of text.match(unitPattern) ?? []) {
    if (isLatin(unit))
      for (let at = 0; at < unit.length; at += 1) tokens.add(unit.slice(at, at + 2)).add(unit.charAt(at));
  }
  return [...tokens];
}

/** The characters of a long text, which is searched by its characters alone. */
export function charactersOf(text: string): string[] {
  return [...new Set(squeezed(text).match(/\p{Script=Han}/gu) ?? [])];
}
