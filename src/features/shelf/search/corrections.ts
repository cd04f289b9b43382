import { type Lexicon, patternsOf } from './lexicon.ts';
import { indexText, isLatin, voiceOf } from './words.ts';

const mostCorrections = 2;
const leastLetters = 5;

/** Whether one letter more, less, another one, or two that changed places make one word of the other. */
function isOneSlip(typed: string, meant: string): boolean {
  if (Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at += 1;
  const [rest, other] = [typed.slice(at), meant.slice(at)];
  if (rest.slice(1) === other.slice(1) || rest.slice(1) === other || rest === other.slice(1)) return true;
  return rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2);
}

function lettersMeant(typed: string, { byLetters }: Lexicon): string[] {
  if (typed.length < leastLetters) return [];
  const meant = [...byLetters].filter(([, letters]) => letters !== typed && isOneSlip(typed, letters));
  return meant.map(([word]) => word);
}

/** A part of a text of which another word is likelier: of the same sound, or with one character another. */
function meantBy(part: string, { words, byVoice, byPattern }: Lexicon): string[] {
  if (words.has(part)) return [];
  const sameSound = byVoice.get(voiceOf(indexText(part).sounds)) ?? [];
  return [...sameSound, ...patternsOf(part).flatMap((pattern) => byPattern.get(pattern) ?? [])];
}

/**
 * What somebody may have meant who typed this: one slip in the letters of a word, a word of the same sound, or from
 * three characters on one that is wrong. The longest part that can be set right; at most two ways.
 */
export function correctionsOf(text: string, lexicon: Lexicon): string[] {
  if (isLatin(text)) return lettersMeant(text, lexicon).slice(0, mostCorrections);
  const characters = [...text];
  for (let length = Math.min(characters.length, lexicon.longest); length >= 2; length -= 1) {
    const found = new Set<string>();
    for (let at = 0; at + length <= characters.length; at += 1) {
      const part = characters.slice(at, at + length).join('');
      const [before, behind] = [characters.slice(0, at).join(''), characters.slice(at + length).join('')];
      for (const word of meantBy(part, lexicon)) found.add(before + word + behind);
    }
    if (found.size > 0) return [...found].slice(0, mostCorrections);
  }
  return [];
}
