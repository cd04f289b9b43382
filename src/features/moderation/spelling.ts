import { readings, segment } from '../text/index.ts';

/** Spaces, invisible characters and marks that are put between characters to get past a filter. */
export const soft =
  /[\s\p{Cf}\p{Pd}\p{Pc}\p{Mn}\p{Me}\p{Sk}\p{So}\p{Sm}·•・*.'"`“”‘’()（）【】[\]{}<>《》「」~^|/\\#&@_]+/gu;

/** A folded text without what is soft. */
export function compact(plain: string): string {
  return plain.replace(soft, '');
}

/** A word that was found, and where in the compact text. */
export interface Occurrence {
  word: string;
  from: number;
  to: number;
  /** Whether something that is not soft stands between its characters: 赌1博, 赌，博, 赌bo. */
  isBent: boolean;
}

const hanOnly = /[^\p{Script=Han}]/gu;
/** So many signs can stand between two characters of a word that people still read as one. */
const gap = '[^\\p{Script=Han}]{0,3}';

/** Finds every one of the words, which are of Han characters, the longer before the shorter; what begins inside another is found as well. */
export function finder(words: readonly string[]): (seen: string) => Occurrence[] {
  const sources = [...words].sort((a, b) => b.length - a.length).map((word) => [...word].join(gap));
  const pattern = new RegExp(`(?=(${sources.join('|')}))`, 'gu');
  return (seen) =>
    [...seen.matchAll(pattern)].map(({ index, 1: found = '' }) => {
      const word = found.replace(hanOnly, '');
      return { word, from: index, to: index + found.length, isBent: word !== found };
    });
}

/** Where the words of a folded text begin and end in its compact form; whoever put something there ended one. */
export function boundsOf(plain: string): ReadonlySet<number> {
  const bounds = new Set([0]);
  let at = 0;
  for (const piece of plain
    .split(soft)
    .flatMap((each) => each.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])) {
    for (const word of /\p{Script=Han}/u.test(piece) ? segment(piece) : [piece]) {
      at += word.length;
      bounds.add(at);
    }
  }
  return bounds;
}

/** Whether a find is made of the end of one word and the beginning of another: 打赌/博士, 沙发套/现量现做. */
export function isAcross(bounds: ReadonlySet<number>, { from, to }: Occurrence): boolean {
  if (bounds.has(from) && bounds.has(to)) return false;
  for (let at = from + 1; at < to; at += 1) if (bounds.has(at)) return true;
  return false;
}

/** Words of two characters and more that are written partly, or wholly, by their sound: 赌bo, du博, dubo. */
export function soundFinder(words: readonly string[]): (plain: string) => string[] {
  let pattern: RegExp | undefined;
  const spelt = new Map<string, string>();
  const build = () => {
    const sources = words.map((word) => {
      const sounds = readings(word, 1).map(({ sounds: [sound = ''] }) => sound);
      spelt.set(sounds.join(''), word);
      return [...word]
        .map((each, at) => `(?:${each}|(?<![a-z])${sounds[at]}(?![a-z]))`)
        .join('[^\\p{Script=Han}a-z0-9]{0,2}');
    });
    return new RegExp(sources.join('|'), 'gu');
  };
  return (plain) => {
    if (!/[a-z]{2}/.test(plain)) return [];
    pattern ??= build();
    const mixed = [...plain.matchAll(pattern)]
      .map(([found]) => found)
      .filter((found) => /[a-z]/.test(found) && /\p{Script=Han}/u.test(found));
    // letters alone are a word of their own: an English word holds many a syllable
    const whole = (plain.match(/[a-z]{4,}/g) ?? []).filter((run) => spelt.has(run));
    return [...mixed, ...whole];
  };
}
