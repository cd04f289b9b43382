// What the worst title and question, and the worst text, that the contract allows cost.

import { seedEntries } from '../src/features/categories/category.seed.ts';
import { CategoryTree } from '../src/features/categories/category.ts';
import { judge } from '../src/features/moderation/index.ts';
import { lexiconOf } from '../src/features/shelf/search/lexicon.ts';
import { questionOf } from '../src/features/shelf/search/question.ts';
import { docOf, rankOf } from '../src/features/shelf/search/score.ts';
import { indexText, squeezed } from '../src/features/shelf/search/words.ts';
import { patternOf } from '../src/features/text/index.ts';
import { worstSearches, worstTexts } from '../test/support/worst.ts';

const MOST_MS = 50;

interface Cost {
  what: string;
  ms: number;
}
function timed(what: string, work: () => void): Cost {
  const from = performance.now();
  work();
  return { what, ms: performance.now() - from };
}
const lexicon = lexiconOf(new CategoryTree(1, seedEntries()));
const shown = (text: string) => JSON.stringify(text.length > 12 ? `${text.slice(0, 12)}…` : text);

function costs(): Cost[] {
  const searches = worstSearches.flatMap(({ title, q }) => {
    const searchTitle = indexText(title);
    const doc = docOf({ category: 'haircut', searchTitle, searchText: squeezed(title) });
    return [
      timed(`title ${shown(title)}, q ${shown(q)}`, () => void rankOf(doc, questionOf(q, lexicon))),
      timed(`a card's words: ${shown(title)}`, () => void indexText(title)),
      timed(`a pattern for ${shown(q)}`, () => new RegExp(patternOf(q), 'i').test(title)),
    ];
  });
  return [...searches, ...worstTexts.map((text) => timed(`judging ${shown(text)}`, () => judge(text)))];
}

/** Prints the dearest and answers whether none took more than 50 ms; libraries are loaded before. */
export function run(): Promise<boolean> {
  costs();
  const found = costs().sort((a, b) => b.ms - a.ms);
  for (const { what, ms } of found.slice(0, 10)) console.log(`${ms.toFixed(2).padStart(9)} ms  ${what}`);
  console.log(`the dearest of ${found.length}; at most ${MOST_MS} ms are allowed`);
  return Promise.resolve(found.every(({ ms }) => ms <= MOST_MS));
}
