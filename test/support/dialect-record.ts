import { readFileSync } from 'node:fs';
import { DIALECT } from '../../src/local/embedded-store/language/dialect.ts';

/** The dialect of the embedded store in the lines of its record: `kind<tab>name`. */
export const listed = Object.entries(DIALECT).flatMap(([kind, names]) =>
  names.map((name) => `${kind}\t${name}`),
);

/** The lines of a store's record; one that was never begun is an error. */
export const recordedIn = (record: string): string[] => readFileSync(record, 'utf8').split('\n').slice(0, -1);

/** What a store was asked for, answered or refused, without its being in the dialect. */
export function neverListed(record: string): string[] {
  const known = new Set(listed);
  return recordedIn(record)
    .filter((line) => !known.has(line))
    .map((line) => line.replace('\t', ' '));
}
