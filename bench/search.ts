// npm run bench -- search: how well everyday questions are answered over a catalogue that people could have written.
// `wants` of a question are the listings that answer it: one of them should be among the first three, and all be found.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seedEntries } from '../src/features/categories/category.seed.ts';
import { CategoryTree } from '../src/features/categories/category.ts';
import { readQuestion } from '../src/features/shelf/search/question.ts';
import { docOf, rankOf } from '../src/features/shelf/search/score.ts';
import { indexText, squeezed } from '../src/features/shelf/search/words.ts';

interface Listing {
  id: string;
  category: string;
  title: string;
  description: string;
  provider: string;
}
interface Query {
  q: string;
  wants: string[];
}
const GOALS = { first: 0.95, found: 1 };
const FIRST = 3;

const read = <T>(name: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')) as T;

/** Prints every miss and the shares; `-- search FILE` asks the questions of another file too. */
export function run(args: readonly string[] = []): Promise<boolean> {
  const { listings } = read<{ listings: Listing[] }>('search.catalogue');
  const files = args.length > 0 ? args : [join(import.meta.dirname, 'search.queries.json')];
  const queries = files.flatMap(
    (file) => (JSON.parse(readFileSync(file, 'utf8')) as { queries: Query[] }).queries,
  );
  const tree = new CategoryTree(1, seedEntries());
  const titles = new Map(listings.map(({ id, title }) => [id, title]));
  const docs = listings.map(({ id, category, title, description, provider }) => ({
    id,
    doc: docOf({
      category,
      searchTitle: indexText(title),
      searchProvider: indexText(provider),
      searchText: squeezed(description),
    }),
  }));
  let hits = 0;
  let found = 0;
  let wanted = 0;
  let ranks = 0;
  for (const { q, wants } of queries) {
    const question = readQuestion(q, tree);
    const ranked = docs
      .flatMap(({ id, doc }) => {
        const rank = question && rankOf(doc, question);
        return rank === null ? [] : [{ id, rank }];
      })
      .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
    const place = ranked.findIndex(({ id }) => wants.includes(id));
    const isHit = place >= 0 && place < FIRST;
    if (isHit) hits += 1;
    ranks += place < 0 ? ranked.length + 1 : place + 1;
    const missing = wants.filter((id) => !ranked.some((each) => each.id === id));
    wanted += wants.length;
    found += wants.length - missing.length;
    if (!isHit) {
      const shown = ranked.slice(0, FIRST).map(({ id, rank }) => `${titles.get(id)} (${rank})`);
      console.log(
        `MISS  ${q}: ${shown.join(', ') || 'nothing'} — first wanted at ${place + 1}: ${titles.get(wants[0] ?? '')}`,
      );
    } else if (missing.length > 0)
      console.log(`part  ${q}: not found ${missing.map((id) => titles.get(id)).join(', ')}`);
  }
  const share = hits / queries.length;
  console.log(`${queries.length} questions over ${listings.length} listings`);
  console.log(`among the first ${FIRST}  ${(share * 100).toFixed(1)} %   goal ${GOALS.first * 100} %`);
  console.log(`found at all       ${((found / wanted) * 100).toFixed(1)} %   goal ${GOALS.found * 100} %`);
  console.log(`mean place of the first that was wanted  ${(ranks / queries.length).toFixed(2)}`);
  return Promise.resolve(share >= GOALS.first && found / wanted >= GOALS.found);
}
