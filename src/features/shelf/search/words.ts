/** Chinese words and what they sound like: what search compares, precomputed once and plain afterwards. */
import { fold, readings } from '../../text/index.ts';

/** A text as search sees it: no case, width, spaces or punctuation. */
export interface SearchText {
  /** Han characters, letters and digits, as one string. */
  text: string;
  /**
   * How each Han character and each run of letters or digits sounds, in order, the likeliest reading first:
   * `['li', 'fa']`, `['chong/zhong', 'xin']`.
   */
  sounds: readonly string[];
}

const termPattern = /\p{Script=Han}+|[a-z0-9]+/gu;
const mostGroups = 10;
export const isLatin = (term: string): boolean => /^[a-z0-9]+$/.test(term);

export function squeezed(text: string): string {
  return (fold(text).match(termPattern) ?? []).join('');
}

/** What stands apart in a question, each as its runs of one script: `24小时开锁 锁芯` → `[['24', '小时开锁'], ['锁芯']]`. */
export function groupsOf(q: string): string[][] {
  const apart = fold(q).match(/[\p{Script=Han}a-z0-9]+/gu) ?? [];
  return [...new Set(apart)].slice(0, mostGroups).map((group) => group.match(termPattern) ?? []);
}

/** A text as search keeps it, with every reading of its characters. */
export function indexText(text: string): SearchText {
  const sounds = readings(text).map(({ unit, sounds: all }) => all.join('/') || unit);
  return { text: squeezed(text), sounds };
}
/** The likeliest sounds of a text, each between spaces: ` li fa `. One text sounds within another where this is part of it. */
export function voiceOf(sounds: readonly string[]): string {
  return ` ${likeliest(sounds).join(' ')} `;
}

/**
 * How surely one word of a question is in a text, 0 to 1: by its characters, or by their pinyin in full, by initials or
 * begun; less by a reading that is not the likeliest there.
 */
export function hearing({ text, sounds }: SearchText, term: string): number {
  if (text.includes(term)) return 1;
  if (!isLatin(term) || !speaks(sounds, term)) return 0;
  const isPlain = sounds.every((sound) => !sound.includes('/'));
  return isPlain || speaks(likeliest(sounds), term) ? spokenShare : otherReadingShare;
}
const spokenShare = 0.9;
const otherReadingShare = 0.75;
const likeliest = (sounds: readonly string[]): string[] => sounds.map((sound) => sound.split('/')[0] ?? '');

const doubleInitial = /^[zcs]h/;
const partsOf = (sound: string): string[] => [sound, sound.slice(0, 1), ...(doubleInitial.exec(sound) ?? [])];
/**
 * From sound to sound, each place of the term that what was spoken so far can end at is kept once: the work is at most
 * readings × letters, whatever the text.
 */
function speaks(sounds: readonly string[], term: string): boolean {
  let reached = new Set<number>();
  for (const sound of sounds) {
    const ways = sound.includes('/') ? sound.split('/') : [sound];
    const parts = new Set(ways.flatMap(partsOf));
    const next = new Set<number>();
    // speech may begin at any sound
    for (const from of reached.add(0)) {
      const rest = term.slice(from);
      if (ways.some((way) => way.startsWith(rest))) return true;
      for (const part of parts) if (term.startsWith(part, from)) next.add(from + part.length);
    }
    reached = next;
  }
  return false;
}
