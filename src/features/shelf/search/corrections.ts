import { type Lexicon, patternsOf } from './lexicon.ts';
import { everyAction, lookingAlike } from './vocabulary.ts';
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

const actionsByLetters = new Map<string, string>();
function actionOf(letters: string): string | undefined {
  if (actionsByLetters.size === 0)
    for (const word of everyAction) {
      const spelt = voiceOf(indexText(word).sounds).replaceAll(' ', '');
      // the first of a line names it
      if (!actionsByLetters.has(spelt)) actionsByLetters.set(spelt, word);
    }
  return actionsByLetters.get(letters);
}

/** A word that is spelt, or what is done and to what, spelt in one: `xiudianshi` → 修电视. */
export function speltTogether(typed: string, { byLetters }: Lexicon): string[] {
  const meant: { word: string; length: number }[] = [];
  for (const [word, letters] of byLetters) {
    if (letters === typed && word !== typed) meant.push({ word, length: letters.length });
    if (letters.length < 2 || letters.length >= typed.length) continue;
    const before = typed.endsWith(letters) ? actionOf(typed.slice(0, -letters.length)) : undefined;
    if (before !== undefined) meant.push({ word: before + word, length: letters.length });
    const behind = typed.startsWith(letters) ? actionOf(typed.slice(letters.length)) : undefined;
    if (behind !== undefined) meant.push({ word: word + behind, length: letters.length });
  }
  return meant
    .sort((a, b) => b.length - a.length)
    .slice(0, mostCorrections)
    .map(({ word }) => word);
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
  const alike = lookingAlike(part).filter((each) => words.has(each));
  return [...sameSound, ...alike, ...patternsOf(part).flatMap((pattern) => byPattern.get(pattern) ?? [])];
}

/**
 * What somebody may have meant who typed this: one slip in the letters of a word, a word of the same sound, or from
 * three characters on one that is wrong. The longest part that can be set right; at most two ways.
 */
export function correctionsOf(text: string, lexicon: Lexicon): string[] {
  if (isLatin(text))
    return [...speltTogether(text, lexicon), ...lettersMeant(text, lexicon)].slice(0, mostCorrections);
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
