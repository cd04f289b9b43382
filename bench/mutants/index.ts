import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { access } from './access.ts';
import { bills } from './bills.ts';
import { curation } from './curation.ts';
import { limits } from './limits.ts';
import { loans } from './loans.ts';
import { money } from './money.ts';
import { months } from './months.ts';
import type { Mutant } from './mutant.ts';
import { shelf } from './shelf.ts';
import { signed } from './signed.ts';
import { text } from './text.ts';
import { time } from './time.ts';
import { writes } from './writes.ts';

/** Every list of deliberate mistakes, by the name that chooses it. */
export const groups: Readonly<Record<string, readonly Mutant[]>> = {
  time,
  money,
  months,
  signed,
  access,
  writes,
  limits,
  loans,
  text,
  bills,
  curation,
  shelf,
};
const root = join(import.meta.dirname, '../..');

/** Why mistakes cannot be made: their place is not there, or not the only one, or a test of theirs is missing. */
export function misplaced(mutants: readonly Mutant[]): string[] {
  return mutants.flatMap(({ name, file, find, tests }) => {
    const places = readFileSync(join(root, file), 'utf8').split(find).length - 1;
    const lost = places === 1 ? [] : [`${file}: “${find}” stands there ${places} times (${name})`];
    const missing = tests.filter((test) => !existsSync(join(root, test)));
    return [...lost, ...missing.map((test) => `${test} is not there (${name})`)];
  });
}
